package io.tenantry.local.server;

import io.tenantry.local.checkout.PrivateFolder;
import io.tenantry.local.checkout.Template;
import io.tenantry.local.process.Command;
import io.tenantry.local.process.Component;
import io.tenantry.local.process.Probe;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** One Kafka node that is broker and controller at once. */
final class Kafka {
  static final String BOOTSTRAP = "localhost:" + Ports.KAFKA;
  private static final String CLUSTER_ID = "dGVuYW50cnktbG9jYWwtMQ";
  private final Stack stack;
  private final Path home;
  private final Path config;

  Kafka(Stack stack) {
    this.stack = stack;
    this.home = stack.servers().home("kafka");
    this.config = stack.checkout().config("kafka").resolve("server.properties");
  }

  Component component() {
    return Component.named("kafka", this::command, Probe.port(Ports.KAFKA))
        .on(Ports.KAFKA, Ports.KAFKA_CONTROLLER)
        .after(this::format)
        .then(new Topics(BOOTSTRAP)::create);
  }

  private void format() throws IOException, InterruptedException {
    var data = PrivateFolder.make(stack.checkout().data("kafka"));
    new Template(stack.checkout().server("kafka").resolve("server.properties"))
        .writeTo(
            config,
            Map.of(
                "PORT", Integer.toString(Ports.KAFKA),
                "CONTROLLER_PORT", Integer.toString(Ports.KAFKA_CONTROLLER),
                "DATA", data.toString()));
    if (Files.exists(data.resolve("meta.properties"))) {
      return;
    }
    var tool =
        Jvm.sized(stack.profile(), 32, 128)
            .main(
                Jvm.jarsOf(home.resolve("lib")),
                "kafka.tools.StorageTool",
                "format",
                "--standalone",
                "-t",
                CLUSTER_ID,
                "-c",
                config.toString());
    var process = new ProcessBuilder(tool).redirectErrorStream(true).start();
    var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException("formatting its storage failed: " + output.strip());
    }
  }

  private Command command() {
    var log = stack.checkout().server("kafka").resolve("log4j2.properties");
    var line =
        Jvm.sized(stack.profile(), 128, stack.profile().of(384, 768))
            .cached(home.resolve("kafka.aot"))
            .with(
                "-Dlog4j2.configurationFile=" + log, "-Dkafka.logs.dir=" + stack.checkout().logs())
            .main(Jvm.jarsOf(home.resolve("lib")), "kafka.Kafka", config.toString());
    return new Command(line, Map.of(), stack.checkout().run(), List.of(config, log));
  }
}
