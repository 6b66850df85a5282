package io.tenantry.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.junit.jupiter.api.Test;

class CompatibilityContractTest {
  private final Map<String, Schema> current =
      Contracts.current().stream()
          .collect(Collectors.toMap(Schema::getFullName, Function.identity()));

  @Test
  void every_event_ever_released_can_still_be_read() {
    for (Schema released : Contracts.released()) {
      Schema reader = current.get(released.getFullName());
      assertThat(reader).as("%s was released and is gone", released.getFullName()).isNotNull();
      var result = SchemaCompatibility.checkReaderWriterCompatibility(reader, released);
      assertThat(result.getType())
          .as("%s: %s", released.getFullName(), result.getResult().getIncompatibilities())
          .isEqualTo(SchemaCompatibilityType.COMPATIBLE);
      assertThat(reader.getProp("event")).isEqualTo(released.getProp("event"));
      assertThat(reader.getProp("topic")).isEqualTo(released.getProp("topic"));
    }
  }

  @Test
  void every_contract_is_released_so_that_the_check_above_covers_it() {
    assertThat(Contracts.released().stream().map(Schema::getFullName))
        .as("run ReleaseContracts and commit contracts/avro/released")
        .containsExactlyInAnyOrderElementsOf(current.keySet());
  }

  @Test
  void a_field_that_is_required_and_new_would_be_refused() {
    Schema before = schema("{\"name\": \"a\", \"type\": \"int\"}");
    Schema after =
        schema("{\"name\": \"a\", \"type\": \"int\"}, {\"name\": \"b\", \"type\": \"int\"}");

    assertThat(SchemaCompatibility.checkReaderWriterCompatibility(after, before).getType())
        .isEqualTo(SchemaCompatibilityType.INCOMPATIBLE);
  }

  private static Schema schema(String fields) {
    return new Schema.Parser()
        .parse("{\"type\": \"record\", \"name\": \"T\", \"fields\": [" + fields + "]}");
  }
}
