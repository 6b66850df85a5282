package io.tenantry.platform.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenantry.platform.identity.Caller;
import io.tenantry.platform.identity.Role;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ActorTest {
  private final UUID id = UUID.randomUUID();

  @Test
  void a_key_is_told_from_a_person() {
    assertThat(Actor.of(caller(Role.OWNER))).isEqualTo(Actor.person(id));
    assertThat(Actor.of(caller(Role.API_KEY))).isEqualTo(Actor.key(id));
    assertThat(Actor.nobody().id()).isEmpty();
  }

  private Caller caller(String role) {
    return new Caller(id, Optional.of(UUID.randomUUID()), Set.of(role), "");
  }
}
