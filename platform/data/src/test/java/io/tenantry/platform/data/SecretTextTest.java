package io.tenantry.platform.data;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SecretTextTest {
  private final SecretText secret = SecretText.fresh();

  @Test
  void it_has_256_bits_and_fits_into_an_address() {
    assertThat(secret.text()).matches("[A-Za-z0-9_-]{43}");
    assertThat(SecretText.fresh(24).text()).hasSize(32);
    assertThat(SecretText.fresh()).isNotEqualTo(secret);
  }

  @Test
  void it_fits_its_own_hash_only() {
    assertThat(secret.fits(secret.hash())).isTrue();
    assertThat(secret.fits(SecretText.fresh().hash())).isFalse();
    assertThat(new SecretText("abc").hash())
        .asHexString()
        .isEqualToIgnoringCase("BA7816BF8F01CFEA414140DE5DAE2223B00361A396177A9CB410FF61F20015AD");
  }

  @Test
  void it_never_prints_itself() {
    assertThat(secret.toString()).doesNotContain(secret.text());
  }
}
