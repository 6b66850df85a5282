package io.tenantry.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.Schema.Field;
import org.junit.jupiter.api.Test;

/** Every field has a meaning and a personal-data class (contracts/README.md, docs/adr/0067). */
class PersonalDataContractTest {
  private static final Set<String> CLASSES = Set.of("none", "id", "words", "direct");

  /**
   * Topics that do not keep what they say of a person: an end of the state follows its erasure, or
   * days pass. The audit trail keeps network addresses for as long as the law wants it (ADR 20).
   */
  private static final Set<String> FORGETTING =
      Set.of("auth.people.v1", "auth.mails.v1", "privacy.answers.v1");

  private static final Set<String> FOR_THE_LAW = Set.of("AuditRecorded.clientAddress");

  private record Named(Schema schema, Field field) {
    String name() {
      return schema.getName() + "." + field.name();
    }
  }

  private static final List<Named> FIELDS =
      Contracts.current().stream()
          .flatMap(schema -> schema.getFields().stream().map(field -> new Named(schema, field)))
          .toList();

  @Test
  void every_record_and_every_field_says_in_a_sentence_what_it_means() {
    assertThat(Contracts.current())
        .allSatisfy(schema -> assertThat(schema.getDoc()).as(schema.getName()).endsWith("."));
    assertThat(FIELDS)
        .allSatisfy(
            named ->
                assertThat(named.field().doc())
                    .as(named.name())
                    .isNotNull()
                    .matches("[A-Z].{8,}\\."));
  }

  @Test
  void every_instant_says_its_zone_and_every_field_that_may_be_null_says_what_null_means() {
    assertThat(FIELDS)
        .filteredOn(named -> types(named).anyMatch(PersonalDataContractTest::isInstant))
        .allSatisfy(named -> assertThat(named.field().doc()).as(named.name()).contains("UTC"));
    assertThat(FIELDS)
        .filteredOn(named -> types(named).anyMatch(type -> type.getType() == Schema.Type.NULL))
        .allSatisfy(named -> assertThat(named.field().doc()).as(named.name()).contains("null"));
  }

  @Test
  void every_field_has_a_personal_data_class() {
    assertThat(FIELDS)
        .allSatisfy(
            named -> assertThat(named.field().getProp("personal")).as(named.name()).isIn(CLASSES));
  }

  @Test
  void what_is_directly_of_a_person_stands_only_where_it_does_not_last() {
    assertThat(FIELDS)
        .filteredOn(named -> named.field().getProp("personal").equals("direct"))
        .filteredOn(named -> !FOR_THE_LAW.contains(named.name()))
        .allSatisfy(
            named -> assertThat(named.schema().getProp("topic")).as(named.name()).isIn(FORGETTING));
  }

  private static Stream<Schema> types(Named named) {
    Schema type = named.field().schema();
    return type.isUnion() ? type.getTypes().stream() : Stream.of(type);
  }

  private static boolean isInstant(Schema type) {
    return type.getLogicalType() != null
        && type.getLogicalType().getName().equals("timestamp-millis");
  }
}
