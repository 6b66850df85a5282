package io.tenantry.platform.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.DirectMethodHandleDesc;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Calls to other servers from work in a transaction: whatever a method or lambda that takes a
 * {@code Tx} reaches in the module's own classes. Such a call would keep a connection and locks for
 * as long as the other server likes.
 */
final class OutsideCalls {
  private static final String TX = "Lio/tenantry/platform/data/Tx;";
  private static final String REST_CLIENT =
      "Lorg/eclipse/microprofile/rest/client/inject/RegisterRestClient;";
  private static final Pattern CLIENTS =
      Pattern.compile(
          String.join(
              "|",
              "co/elastic/clients/elasticsearch/Elasticsearch\\w+",
              "com/razorpay/\\w+Client",
              "com/stripe/(StripeClient|service/.+)",
              "io/quarkus/mailer/(reactive/Reactive)?Mailer",
              "io/quarkus/redis/datasource/.+",
              "io/vertx/ext/mail/MailClient",
              "io/vertx/(mutiny/)?ext/web/client/.+",
              "java/net/http/HttpClient",
              "okhttp3/OkHttpClient",
              "org/apache/kafka/clients/(admin|consumer|producer)/(Admin|Consumer|KafkaConsumer|KafkaProducer|Producer)",
              "org/eclipse/microprofile/reactive/messaging/Emitter",
              "software/amazon/awssdk/services/s3/S3(Async)?Client"));

  private record Method(String owner, String name, String type) {}

  private final Map<Method, List<Method>> calls = new HashMap<>();
  private final Map<String, List<String>> implementors = new HashMap<>();
  private final Set<String> restClients = new HashSet<>();

  private OutsideCalls() {}

  /** Returns the chain of calls of each fault in these classes. */
  static List<String> in(List<Path> folders) throws IOException {
    var graph = new OutsideCalls();
    for (Path folder : folders) {
      try (Stream<Path> files = Files.walk(folder)) {
        files.filter(file -> file.toString().endsWith(".class")).forEach(graph::read);
      }
    }
    return graph.calls.keySet().stream()
        .filter(method -> takesTx(method))
        .flatMap(method -> graph.reached(method, "", new HashSet<>()).stream())
        .sorted()
        .toList();
  }

  private void read(Path file) {
    try {
      read(ClassFile.of().parse(file));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private void read(ClassModel type) {
    String name = type.thisClass().asInternalName();
    Stream.concat(type.interfaces().stream(), type.superclass().stream())
        .filter(above -> above.asInternalName().startsWith("io/tenantry/"))
        .forEach(
            above ->
                implementors
                    .computeIfAbsent(above.asInternalName(), first -> new ArrayList<>())
                    .add(name));
    type.findAttribute(Attributes.runtimeVisibleAnnotations()).stream()
        .flatMap(all -> all.annotations().stream())
        .filter(annotation -> annotation.className().equalsString(REST_CLIENT))
        .forEach(annotation -> restClients.add(name));
    for (MethodModel method : type.methods()) {
      calls.put(
          new Method(name, method.methodName().stringValue(), method.methodType().stringValue()),
          method.code().stream()
              .flatMap(code -> code.elementStream())
              .flatMap(OutsideCalls::called)
              .toList());
    }
  }

  private static Stream<Method> called(CodeElement element) {
    return switch (element) {
      case InvokeInstruction call ->
          Stream.of(
              new Method(
                  call.owner().asInternalName(),
                  call.name().stringValue(),
                  call.type().stringValue()));
      case InvokeDynamicInstruction lambda ->
          lambda.bootstrapArgs().stream()
              .filter(DirectMethodHandleDesc.class::isInstance)
              .map(DirectMethodHandleDesc.class::cast)
              .map(OutsideCalls::called);
      default -> Stream.empty();
    };
  }

  private static Method called(DirectMethodHandleDesc handle) {
    String owner = handle.owner().descriptorString();
    return new Method(
        owner.substring(1, owner.length() - 1), handle.methodName(), handle.lookupDescriptor());
  }

  private List<String> reached(Method method, String before, Set<Method> seen) {
    String path = before + " > " + method.owner().replaceAll(".*/", "") + "." + method.name();
    if (isOutside(method.owner())) {
      return List.of(path);
    }
    if (!seen.add(method)) {
      return List.of();
    }
    List<Method> next = new ArrayList<>(calls.getOrDefault(method, List.of()));
    implementors
        .getOrDefault(method.owner(), List.of())
        .forEach(below -> next.add(new Method(below, method.name(), method.type())));
    return next.stream().flatMap(called -> reached(called, path, seen).stream()).toList();
  }

  private static boolean takesTx(Method method) {
    int at = method.type().indexOf(TX);
    return at >= 0 && at < method.type().indexOf(')');
  }

  private boolean isOutside(String owner) {
    return restClients.contains(owner) || CLIENTS.matcher(owner).matches();
  }
}
