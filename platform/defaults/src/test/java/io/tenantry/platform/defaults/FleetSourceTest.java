package io.tenantry.platform.defaults;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.junit.jupiter.api.Test;

class FleetSourceTest {
  @Test
  void a_service_is_where_its_variable_says_and_absent_without_one() {
    SmallRyeConfig config =
        config(new PropertiesConfigSource(Map.of("SEARCH_INDEXER_URL", "http://here"), "env", 300));

    assertThat(config.getValue("tenantry.services.search-indexer", String.class))
        .isEqualTo("http://here");
    assertThat(config.getValue("tenantry.services.auth", String.class)).isEqualTo("absent");
  }

  @Test
  void a_file_that_says_otherwise_wins() {
    SmallRyeConfig config =
        config(
            new PropertiesConfigSource(
                Map.of("tenantry.services.auth", "http://there"), "file", 100));

    assertThat(config.getValue("tenantry.services.auth", String.class)).isEqualTo("http://there");
  }

  @Test
  void services_with_personal_data_are_asked_for_it() {
    assertThat(config().getValues("tenantry.privacy.services", String.class))
        .contains("auth", "notification")
        .doesNotContain("search-indexer", "gateway");
  }

  private static SmallRyeConfig config(ConfigSource... others) {
    return new SmallRyeConfigBuilder()
        .addDefaultInterceptors()
        .withSources(new FleetSource())
        .withSources(others)
        .build();
  }
}
