package io.tenantry.auth.access;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.quarkus.security.Authenticated;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.tenantry.platform.identity.Role;
import io.tenantry.platform.testing.ScratchDatabase;
import io.tenantry.platform.testing.TestTokens;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Every operation on one's own account is closed to API keys, also those that are still to come.
 */
@QuarkusTest
@WithTestResource(ScratchDatabase.class)
class PeopleOnlyIT {
  private static final List<Class<? extends java.lang.annotation.Annotation>> METHODS =
      List.of(GET.class, POST.class, PUT.class, PATCH.class, DELETE.class);

  private final String key = TestTokens.member(UUID.randomUUID(), UUID.randomUUID(), "api_key");
  private final String person = TestTokens.person(UUID.randomUUID(), Role.RESIDENT);

  private record Operation(String method, String path) {}

  @Test
  void an_api_key_does_nothing_to_an_account() {
    List<Operation> operations = operations();
    assertThat(operations).hasSizeGreaterThan(15);
    for (Operation operation : operations) {
      Response refused = call(key, operation);
      assertThat(refused.statusCode()).as(operation.toString()).isEqualTo(403);
      assertThat(refused.<String>path("type"))
          .as(operation.toString())
          .isEqualTo("https://tenantry.io/problems/people-only");
    }
  }

  @Test
  void a_person_is_not_stopped_there() {
    Response list = call(person, new Operation("GET", "/api/v1/auth/me/consents"));
    assertThat(list.statusCode()).isEqualTo(200);
  }

  private static Response call(String token, Operation operation) {
    var request = given().auth().oauth2(token).contentType("application/json");
    return operation.method().equals("GET")
        ? request.get(operation.path())
        : request.body(Map.of()).request(operation.method(), operation.path());
  }

  private static List<Operation> operations() {
    return new ClassFileImporter()
        .importPackages("io.tenantry.auth").stream()
            .filter(type -> type.isAnnotatedWith(Path.class))
            .flatMap(type -> type.getMethods().stream().filter(m -> isOfAccount(type, m)))
            .map(PeopleOnlyIT::operation)
            .toList();
  }

  private static boolean isOfAccount(JavaClass type, JavaMethod method) {
    return METHODS.stream().anyMatch(method::isAnnotatedWith)
        && (method.isAnnotatedWith(Authenticated.class)
            || (type.isAnnotatedWith(Authenticated.class)
                && method.getAnnotations().stream()
                    .noneMatch(
                        one ->
                            Stream.of("PermissionsAllowed", "PermitAll")
                                .anyMatch(one.getRawType().getSimpleName()::equals))));
  }

  private static Operation operation(JavaMethod method) {
    String verb =
        METHODS.stream()
            .filter(method::isAnnotatedWith)
            .map(Class::getSimpleName)
            .findFirst()
            .orElseThrow();
    String path =
        method.getOwner().getAnnotationOfType(Path.class).value()
            + (method.isAnnotatedWith(Path.class)
                ? method.getAnnotationOfType(Path.class).value()
                : "");
    return new Operation(verb, path.replaceAll("\\{[^}]+}", UUID.randomUUID().toString()));
  }
}
