package io.tenantry.simulator.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreTest {
  @TempDir Path folder;
  private Store store;
  private Table pets;

  @BeforeEach
  void open() {
    store = Store.open(folder.resolve("below").resolve("pets.mv"));
    pets = store.write(() -> store.table("pets", "owner"));
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void what_was_written_is_there_when_it_is_opened_again() {
    store.write(() -> put("1", "asha"));
    store.close();
    open();

    assertThat(pets.find("1")).hasValue(pet("1", "asha"));
  }

  @Test
  void a_write_that_fails_leaves_nothing_behind() {
    store.write(() -> put("1", "asha"));

    assertThatThrownBy(() -> store.write(this::fail)).hasMessage("refused");

    assertThat(pets.find("1")).hasValue(pet("1", "asha"));
    assertThat(pets.find("2")).isEmpty();
    assertThat(pets.newestFirst("owner", "ravi", "")).isEmpty();
  }

  @Test
  void the_first_write_may_fail() {
    assertThatThrownBy(() -> store.write(this::fail)).hasMessage("refused");

    store.write(() -> put("1", "asha"));

    assertThat(pets.newestFirst()).containsExactly(pet("1", "asha"));
  }

  @Test
  void the_newest_come_first_also_by_an_indexed_field() {
    store.write(() -> put("1", "asha"));
    store.write(() -> put("2", "ravi"));
    store.write(() -> put("3", "asha"));

    assertThat(pets.newestFirst())
        .containsExactly(pet("3", "asha"), pet("2", "ravi"), pet("1", "asha"));
    assertThat(pets.newestFirst("3")).containsExactly(pet("2", "ravi"), pet("1", "asha"));
    assertThat(pets.newestFirst("owner", "asha", ""))
        .containsExactly(pet("3", "asha"), pet("1", "asha"));
    assertThat(pets.newestFirst("owner", "asha", "3")).containsExactly(pet("1", "asha"));
  }

  @Test
  void a_replaced_object_is_found_by_its_new_field_only() {
    store.write(() -> put("1", "asha"));
    store.write(() -> put("1", "ravi"));

    assertThat(pets.newestFirst("owner", "asha", "")).isEmpty();
    assertThat(pets.newestFirst("owner", "ravi", "")).containsExactly(pet("1", "ravi"));
  }

  private ObjectNode fail() {
    put("1", "ravi");
    put("2", "ravi");
    throw new IllegalStateException("refused");
  }

  private ObjectNode put(String id, String owner) {
    ObjectNode pet = pet(id, owner);
    pets.put(pet);
    return pet;
  }

  private static ObjectNode pet(String id, String owner) {
    return Json.object().put("id", id).put("owner", owner);
  }
}
