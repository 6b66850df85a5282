package io.tenantry.platform.identity;

import io.quarkus.security.Authenticated;
import io.quarkus.security.PermissionsAllowed;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationTarget;
import org.jboss.jandex.AnnotationValue;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.MethodInfo;

/**
 * Says in the API document what right an operation needs, as {@code x-permissions}; Quarkus says
 * only that it needs one. Runs while a service is built.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class PermissionsInDocument implements OASFilter {
  private static final List<Class<? extends Annotation>> METHODS =
      List.of(GET.class, POST.class, PUT.class, PATCH.class, DELETE.class);
  private final Map<String, List<String>> permissions = new HashMap<>();

  /** Reads the annotations of all operations. */
  public PermissionsInDocument(IndexView index) {
    METHODS.forEach(
        method ->
            index.getAnnotations(method).stream()
                .map(AnnotationInstance::target)
                .filter(target -> target.kind() == AnnotationTarget.Kind.METHOD)
                .map(AnnotationTarget::asMethod)
                .forEach(operation -> read(method.getSimpleName(), operation)));
  }

  @Override
  public void filterOpenAPI(OpenAPI document) {
    if (document.getPaths() == null || document.getPaths().getPathItems() == null) {
      return;
    }
    document
        .getPaths()
        .getPathItems()
        .forEach(
            (path, item) ->
                item.getOperations()
                    .forEach((method, operation) -> say(method + " " + path, operation)));
  }

  private void say(String name, Operation operation) {
    List<String> needed = permissions.get(name);
    if (needed != null) {
      operation.addExtension("x-permissions", needed);
    }
  }

  private void read(String method, MethodInfo operation) {
    allowed(operation)
        .ifPresent(needed -> permissions.put(method + " " + pathOf(operation), needed));
  }

  private static Optional<List<String>> allowed(MethodInfo operation) {
    return Optional.ofNullable(operation.annotation(PermissionsAllowed.class))
        .or(
            () ->
                hasOwnRule(operation)
                    ? Optional.empty()
                    : Optional.ofNullable(
                        operation.declaringClass().declaredAnnotation(PermissionsAllowed.class)))
        .map(annotation -> List.of(annotation.value().asStringArray()));
  }

  private static boolean hasOwnRule(MethodInfo operation) {
    return operation.hasAnnotation(PermitAll.class) || operation.hasAnnotation(Authenticated.class);
  }

  private static String pathOf(MethodInfo operation) {
    String whole =
        path(operation.declaringClass().declaredAnnotation(Path.class))
            + path(operation.annotation(Path.class));
    return whole.replaceAll("\\{\\s*(\\w+)\\s*:[^}]*}", "{$1}");
  }

  private static String path(AnnotationInstance annotation) {
    String value =
        Optional.ofNullable(annotation)
            .map(AnnotationInstance::value)
            .map(AnnotationValue::asString)
            .orElse("");
    String trimmed = value.replaceAll("^/|/$", "");
    return trimmed.isEmpty() ? "" : "/" + trimmed;
  }
}
