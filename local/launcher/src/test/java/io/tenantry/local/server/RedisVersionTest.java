package io.tenantry.local.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RedisVersionTest {

  @ParameterizedTest
  @CsvSource({
    "Redis server v=7.0.15 sha=00000000:0 malloc=jemalloc-5.2.1 bits=64, true",
    "Redis server v=6.2.11 sha=00000000:0, true",
    "Redis server v=6.0.16 sha=00000000:0, false",
    "bash: redis-server: command not found, false"
  })
  void six_two_is_the_oldest_that_will_do(String text, boolean enough) {
    assertThat(RedisVersion.says62OrLater(text)).isEqualTo(enough);
  }
}
