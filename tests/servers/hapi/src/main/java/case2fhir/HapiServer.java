package case2fhir;

import ca.uhn.fhir.batch2.jobs.config.Batch2JobsConfig;
import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.IValidationSupport;
import ca.uhn.fhir.jpa.api.IDaoRegistry;
import ca.uhn.fhir.jpa.api.config.JpaStorageSettings;
import ca.uhn.fhir.jpa.api.config.ThreadPoolFactoryConfig;
import ca.uhn.fhir.jpa.api.dao.IFhirSystemDao;
import ca.uhn.fhir.jpa.batch2.JpaBatch2Config;
import ca.uhn.fhir.jpa.binstore.DatabaseBinaryContentStorageSvcImpl;
import ca.uhn.fhir.jpa.config.HibernatePropertiesProvider;
import ca.uhn.fhir.jpa.config.r4.JpaR4Config;
import ca.uhn.fhir.jpa.config.util.HapiEntityManagerFactoryUtil;
import ca.uhn.fhir.jpa.config.util.ResourceCountCacheUtil;
import ca.uhn.fhir.jpa.dao.FulltextSearchSvcImpl;
import ca.uhn.fhir.jpa.dao.IFulltextSearchSvc;
import ca.uhn.fhir.jpa.dao.search.HSearchSortHelperImpl;
import ca.uhn.fhir.jpa.dao.search.IHSearchSortHelper;
import ca.uhn.fhir.jpa.model.config.PartitionSettings;
import ca.uhn.fhir.jpa.model.config.SubscriptionSettings;
import ca.uhn.fhir.jpa.model.dialect.HapiFhirH2Dialect;
import ca.uhn.fhir.jpa.provider.DaoRegistryResourceSupportedSvc;
import ca.uhn.fhir.jpa.provider.IJpaSystemProvider;
import ca.uhn.fhir.jpa.provider.JpaCapabilityStatementProvider;
import ca.uhn.fhir.jpa.search.DatabaseBackedPagingProvider;
import ca.uhn.fhir.jpa.search.IStaleSearchDeletingSvc;
import ca.uhn.fhir.jpa.search.StaleSearchDeletingSvcImpl;
import ca.uhn.fhir.jpa.subscription.channel.config.SubscriptionChannelConfig;
import ca.uhn.fhir.jpa.subscription.match.config.SubscriptionProcessorConfig;
import ca.uhn.fhir.jpa.subscription.match.deliver.email.IEmailSender;
import ca.uhn.fhir.jpa.subscription.submit.config.SubscriptionSubmitterConfig;
import ca.uhn.fhir.jpa.util.ResourceCountCache;
import ca.uhn.fhir.rest.api.EncodingEnum;
import ca.uhn.fhir.rest.api.IResourceSupportedSvc;
import ca.uhn.fhir.rest.server.IncomingRequestAddressStrategy;
import ca.uhn.fhir.rest.server.RestfulServer;
import ca.uhn.fhir.rest.server.interceptor.RequestValidatingInterceptor;
import ca.uhn.fhir.rest.server.provider.ResourceProviderFactory;
import ca.uhn.fhir.rest.server.util.ISearchParamRegistry;
import ca.uhn.fhir.validation.IValidatorModule;
import ca.uhn.fhir.validation.ResultSeverityEnum;
import jakarta.persistence.EntityManagerFactory;
import org.hibernate.dialect.Dialect;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.orm.jpa.JpaProperties;
import org.springframework.boot.autoconfigure.quartz.QuartzAutoConfiguration;
import org.springframework.boot.autoconfigure.thymeleaf.ThymeleafAutoConfiguration;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.orm.jpa.JpaTransactionManager;
import org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean;

import java.util.List;
import java.util.Set;
import javax.sql.DataSource;

/**
 * PORT=8080 java [-Dcase2fhir.strict=true] [-Dcase2fhir.watch=true] -jar target/case2fhir-test-hapi.jar   ->  http://127.0.0.1:8080/fhir/metadata
 *
 * With case2fhir.watch the server ends when its standard input does, so a killed test run leaves no server behind.
 */
@SpringBootConfiguration
@EnableAutoConfiguration(
    exclude = {ThymeleafAutoConfiguration.class, QuartzAutoConfiguration.class},
    excludeName = "org.springframework.boot.autoconfigure.elasticsearch.ElasticsearchRestClientAutoConfiguration")
@Import({
  JpaR4Config.class, ThreadPoolFactoryConfig.class, JpaBatch2Config.class, Batch2JobsConfig.class,
  SubscriptionSubmitterConfig.class, SubscriptionProcessorConfig.class, SubscriptionChannelConfig.class
})
public class HapiServer {
  public static void main(String[] args) {
    if (Boolean.getBoolean("case2fhir.watch")) {
      Thread watch = new Thread(() -> {
        try { while (System.in.read() >= 0) { /* wait for the end */ } } catch (java.io.IOException e) { /* as good as the end */ }
        Runtime.getRuntime().halt(0);
      });
      watch.setDaemon(true);
      watch.start();
    }
    SpringApplication.run(HapiServer.class, args);
  }

  @Bean public JpaStorageSettings jpaStorageSettings() {
    JpaStorageSettings s = new JpaStorageSettings();
    s.setEnforceReferentialIntegrityOnWrite(true);          // both are HAPI's defaults; said aloud because tests rely on them
    s.setEnforceReferentialIntegrityOnDelete(true);
    s.setAutoCreatePlaceholderReferenceTargets(false);
    s.setResourceClientIdStrategy(JpaStorageSettings.ClientIdStrategyEnum.ANY);   // PUT Patient/<any id>
    s.setResourceServerIdStrategy(JpaStorageSettings.IdStrategyEnum.UUID);
    s.setTreatReferencesAsLogical(Set.of("http://terminology.hl7.org/*", "http://snomed.info/*", "http://unitsofmeasure.org/*", "http://loinc.org/*"));
    s.setReuseCachedSearchResultsForMillis(null);            // a search right after a write sees the write
    s.setHibernateSearchIndexSearchParams(false);
    s.setHibernateSearchIndexFullText(false);
    s.setAllowMultipleDelete(true);
    s.setExpungeEnabled(true);
    return s;
  }
  @Bean public PartitionSettings partitionSettings() { return new PartitionSettings(); }
  @Bean public SubscriptionSettings subscriptionSettings() { return new SubscriptionSettings(); }
  @Bean public IEmailSender emailSender() { return theDetails -> {}; }
  @Bean public DatabaseBinaryContentStorageSvcImpl binaryStorageSvc() { return new DatabaseBinaryContentStorageSvcImpl(); }
  @Bean public IFulltextSearchSvc fullTextSearchSvc() { return new FulltextSearchSvcImpl(); }
  @Bean public IStaleSearchDeletingSvc staleSearchDeletingSvc() { return new StaleSearchDeletingSvcImpl(); }
  @Bean public IHSearchSortHelper hSearchSortHelper(ISearchParamRegistry r) { return new HSearchSortHelperImpl(r); }
  @Bean public IResourceSupportedSvc resourceSupportedSvc(IDaoRegistry r) { return new DaoRegistryResourceSupportedSvc(r); }
  @Bean(name = "myResourceCountsCache")
  public ResourceCountCache resourceCountsCache(IFhirSystemDao<?, ?> dao) { return ResourceCountCacheUtil.newResourceCountCache(dao); }
  @Bean public DatabaseBackedPagingProvider databaseBackedPagingProvider() {
    DatabaseBackedPagingProvider p = new DatabaseBackedPagingProvider(); p.setDefaultPageSize(20); p.setMaximumPageSize(500); return p;
  }
  @Primary @Bean public HibernatePropertiesProvider h2Dialect(LocalContainerEntityManagerFactoryBean emf) {
    return new HibernatePropertiesProvider() { private final Dialect d = new HapiFhirH2Dialect(); @Override public Dialect getDialect() { return d; } };
  }
  @Primary @Bean public LocalContainerEntityManagerFactoryBean entityManagerFactory(
      JpaProperties props, DataSource ds, ConfigurableListableBeanFactory bf, FhirContext ctx, JpaStorageSettings st) {
    LocalContainerEntityManagerFactoryBean f = HapiEntityManagerFactoryUtil.newEntityManagerFactory(bf, ctx, st);
    f.setPersistenceUnitName("HAPI_PU"); f.setJpaPropertyMap(props.getProperties()); f.setDataSource(ds);
    return f;
  }
  @Primary @Bean public JpaTransactionManager transactionManager(EntityManagerFactory emf) { return new JpaTransactionManager(emf); }

  @Bean public RestfulServer restfulServer(
      IFhirSystemDao<?, ?> systemDao, IJpaSystemProvider systemProvider, ResourceProviderFactory providers, JpaStorageSettings st,
      ISearchParamRegistry params, IValidationSupport support, DatabaseBackedPagingProvider paging, IValidatorModule validator) {
    RestfulServer s = new RestfulServer(systemDao.getContext());
    s.registerProviders(providers.createProviders());        // every R4 resource: CRUD, search, $validate, $everything
    s.registerProvider(systemProvider);                       // transaction / batch
    s.setPagingProvider(paging);
    s.setDefaultResponseEncoding(EncodingEnum.JSON);
    s.setServerAddressStrategy(new IncomingRequestAddressStrategy());
    JpaCapabilityStatementProvider cs = new JpaCapabilityStatementProvider(s, systemDao, st, params, support);
    cs.setImplementationDescription("case2fhir test server");
    s.setServerConformanceProvider(cs);
    if (Boolean.getBoolean("case2fhir.strict")) {                   // reject invalid resources on write, too
      RequestValidatingInterceptor v = new RequestValidatingInterceptor();
      v.setFailOnSeverity(ResultSeverityEnum.ERROR); v.setValidatorModules(List.of(validator)); s.registerInterceptor(v);
    }
    return s;
  }
  @Bean public ServletRegistrationBean<RestfulServer> fhirServlet(RestfulServer s, AutowireCapableBeanFactory bf) {
    bf.autowireBean(s);
    ServletRegistrationBean<RestfulServer> r = new ServletRegistrationBean<>(s, "/fhir/*"); r.setLoadOnStartup(1); return r;
  }
}
