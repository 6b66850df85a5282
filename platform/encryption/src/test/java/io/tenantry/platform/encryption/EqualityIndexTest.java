package io.tenantry.platform.encryption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EqualityIndexTest {
  @TempDir Path folder;

  @Test
  void equal_values_have_equal_digests_in_one_column_and_others_elsewhere() throws IOException {
    EqualityIndex index = index("a");
    byte[] digest = index.digest("resident.pan", "ABCDE1234F");

    assertThat(digest).hasSize(32).isEqualTo(index.digest("resident.pan", "ABCDE1234F"));
    assertThat(index.candidates("resident.pan", "ABCDE1234F")).containsExactly(digest);
    assertThat(index.digest("resident.pan", "ABCDE1234G")).isNotEqualTo(digest);
    assertThat(index.digest("vendor.pan", "ABCDE1234F")).isNotEqualTo(digest);
  }

  @Test
  void without_the_key_nobody_can_try_values_out() throws IOException {
    assertThat(index("a").digest("resident.pan", "ABCDE1234F"))
        .isNotEqualTo(index("b").digest("resident.pan", "ABCDE1234F"));
  }

  @Test
  void a_service_without_the_keyset_is_told_which_variable_to_set() {
    assertThatThrownBy(() -> new EqualityIndex(Optional.empty()))
        .hasMessageContaining("FIELD_INDEX_KEYSET_FILE");
  }

  private EqualityIndex index(String name) throws IOException {
    return new EqualityIndex(
        Optional.of(Files.writeString(folder.resolve(name), EqualityIndex.newKeyset())));
  }
}
