package case2fhir;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import ca.uhn.fhir.parser.IParser;
import ca.uhn.fhir.parser.LenientErrorHandler;
import ca.uhn.fhir.validation.FhirValidator;
import ca.uhn.fhir.validation.ResultSeverityEnum;
import ca.uhn.fhir.validation.SingleValidationMessage;
import ca.uhn.fhir.validation.ValidationOptions;
import ca.uhn.fhir.validation.ValidationResult;
import org.hl7.fhir.common.hapi.validation.support.CommonCodeSystemsTerminologyService;
import org.hl7.fhir.common.hapi.validation.support.InMemoryTerminologyServerValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.PrePopulatedValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.SnapshotGeneratingValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.UnknownCodeSystemWarningValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.hl7.fhir.common.hapi.validation.validator.FhirInstanceValidator;
import org.hl7.fhir.common.hapi.validation.validator.FhirDefaultPolicyAdvisor;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r5.elementmodel.Element;
import org.hl7.fhir.r5.model.ElementDefinition;
import org.hl7.fhir.r5.model.StructureDefinition;
import org.hl7.fhir.r5.utils.validation.IMessagingServices;
import org.hl7.fhir.r5.utils.validation.IResourceValidator;
import org.hl7.fhir.r5.utils.validation.constants.ReferenceValidationPolicy;
import org.hl7.fhir.utilities.npm.NpmPackage;
import org.hl7.fhir.utilities.validation.ValidationMessage;
import org.hl7.fhir.validation.instance.advisor.BasePolicyAdvisorForFullValidation;

import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * java -jar case2fhir-test-validator.jar [-ig FOLDER_OF_TGZ]... [-profile URL]... [-no-tx] FILE|DIR...     or   ... --stdin  (one path a line)
 * One JVM; for each input one line on stdout: {"file":..., "ms":..., "errors":N, "outcome":{OperationOutcome}}.  Exit 0 ok, 1 errors, 2 usage/crash.
 */
public class Validate {
  public static void main(String[] argv) throws Exception {
    List<Path> igs = new ArrayList<>(), in = new ArrayList<>(); List<String> profiles = new ArrayList<>();
    boolean noTx = false, stdin = false;
    for (int i = 0; i < argv.length; i++) switch (argv[i]) {
      case "-ig" -> igs.add(Path.of(argv[++i]));
      case "-profile" -> profiles.add(argv[++i]);
      case "-no-tx" -> noTx = true;
      case "--stdin" -> stdin = true;
      default -> in.addAll(expand(Path.of(argv[i])));
    }
    if (in.isEmpty() && !stdin) { System.err.println("usage: [-ig DIR]... [-profile URL]... [-no-tx] FILE|DIR... | --stdin"); System.exit(2); }

    FhirContext ctx = FhirContext.forR4();
    PrePopulatedValidationSupport packages = new PrePopulatedValidationSupport(ctx);
    for (Path d : igs) for (Path tgz : expandTgz(d)) load(ctx, packages, tgz);
    ValidationSupportChain chain = new ValidationSupportChain(
        packages,
        new DefaultProfileValidationSupport(ctx),
        new CommonCodeSystemsTerminologyService(ctx),
        new InMemoryTerminologyServerValidationSupport(ctx),
        new SnapshotGeneratingValidationSupport(ctx),
        unknownSystemsWarn(ctx));
    FhirInstanceValidator module = new FhirInstanceValidator(chain);
    module.setNoTerminologyChecks(noTx);
    module.setAnyExtensionsAllowed(true);
    module.setErrorForUnknownProfiles(true);
    module.setAssumeValidRestReferences(true);
    // as HL7's own command line does: the vital-signs profiles apply by LOINC code, without meta.profile
    module.setValidatorPolicyAdvisor(new FhirDefaultPolicyAdvisor() {
      private final BasePolicyAdvisorForFullValidation full = new BasePolicyAdvisorForFullValidation(ReferenceValidationPolicy.IGNORE, Set.of());
      @Override public List<StructureDefinition> getImpliedProfilesForResource(IResourceValidator v, Object app, String path, ElementDefinition def,
          StructureDefinition type, Element resource, boolean valid, IMessagingServices ms, List<ValidationMessage> messages) {
        return full.getImpliedProfilesForResource(v, app, path, def, type, resource, valid, ms, messages);
      }
    });
    FhirValidator validator = ctx.newValidator().registerValidatorModule(module);
    ValidationOptions options = new ValidationOptions();
    profiles.forEach(options::addProfile);

    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    IParser json = ctx.newJsonParser().setPrettyPrint(false);
    int bad = 0;
    for (Path p : in) bad += one(p, validator, options, json, out);
    if (stdin) {
      BufferedReader r = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
      for (String l; (l = r.readLine()) != null; ) if (!l.isBlank()) bad += one(Path.of(l.trim()), validator, options, json, out);
    }
    System.exit(bad == 0 ? 0 : 1);
  }

  private static int one(Path p, FhirValidator v, ValidationOptions o, IParser json, PrintStream out) {
    long t = System.nanoTime();
    OperationOutcome oo = new OperationOutcome(); int errors = 0;
    try {
      ValidationResult res = v.validateWithResult(Files.readString(p), o);
      for (SingleValidationMessage m : res.getMessages()) {
        ResultSeverityEnum s = m.getSeverity();
        if (s == ResultSeverityEnum.ERROR || s == ResultSeverityEnum.FATAL) errors++;
        OperationOutcome.OperationOutcomeIssueComponent i = oo.addIssue()
            .setSeverity(OperationOutcome.IssueSeverity.fromCode(s == null ? "information" : s.getCode()))
            .setCode(OperationOutcome.IssueType.INVALID).setDiagnostics(m.getMessage());
        if (m.getLocationString() != null) i.addExpression(m.getLocationString());
        if (m.getMessageId() != null) i.getDetails().addCoding().setSystem("http://hl7.org/fhir/java-core-messageId").setCode(m.getMessageId());
        if (m.getLocationLine() != null) i.addExtension("http://hl7.org/fhir/StructureDefinition/operationoutcome-issue-line", new CodeType(String.valueOf(m.getLocationLine())));
      }
    } catch (Throwable e) {
      errors++;
      oo.addIssue().setSeverity(OperationOutcome.IssueSeverity.FATAL).setCode(OperationOutcome.IssueType.EXCEPTION).setDiagnostics(e.toString());
    }
    if (oo.getIssue().isEmpty()) oo.addIssue().setSeverity(OperationOutcome.IssueSeverity.INFORMATION).setCode(OperationOutcome.IssueType.INFORMATIONAL).setDiagnostics("All OK");
    out.println("{\"file\":" + quote(p.toString()) + ",\"ms\":" + (System.nanoTime() - t) / 1_000_000 + ",\"errors\":" + errors + ",\"outcome\":" + json.encodeResourceToString(oo) + "}");
    return errors;
  }

  /** Reads StructureDefinition, ValueSet and CodeSystem from one FHIR package (.tgz); skips what does not parse as R4. */
  private static void load(FhirContext ctx, PrePopulatedValidationSupport to, Path tgz) throws Exception {
    int n = 0, skipped = 0;
    try (InputStream is = Files.newInputStream(tgz)) {
      NpmPackage pkg = NpmPackage.fromPackage(is);
      IParser parser = ctx.newJsonParser(); parser.setParserErrorHandler(new LenientErrorHandler(false));
      for (String f : pkg.listResources("StructureDefinition", "ValueSet", "CodeSystem")) {
        try (InputStream r = pkg.load("package", f)) { to.addResource(parser.parseResource(r)); n++; }
        catch (Exception e) { skipped++; }
      }
      System.err.println("loaded " + pkg.name() + "#" + pkg.version() + ": " + n + " resources, " + skipped + " skipped");
    }
  }

  private static UnknownCodeSystemWarningValidationSupport unknownSystemsWarn(FhirContext ctx) {
    UnknownCodeSystemWarningValidationSupport u = new UnknownCodeSystemWarningValidationSupport(ctx);
    u.setNonExistentCodeSystemSeverity(ca.uhn.fhir.context.support.IValidationSupport.IssueSeverity.WARNING);
    return u;
  }
  private static List<Path> expand(Path p) throws Exception {
    if (!Files.isDirectory(p)) return List.of(p);
    try (Stream<Path> s = Files.walk(p)) { return s.filter(f -> f.toString().endsWith(".json")).sorted().collect(Collectors.toList()); }
  }
  private static List<Path> expandTgz(Path p) throws Exception {
    if (!Files.isDirectory(p)) return List.of(p);
    try (Stream<Path> s = Files.list(p)) { return s.filter(f -> f.toString().endsWith(".tgz")).sorted().collect(Collectors.toList()); }
  }
  private static String quote(String s) { return "\"" + s.replace("\\", "\\\\").replace("\"", "\\\"") + "\""; }
}
