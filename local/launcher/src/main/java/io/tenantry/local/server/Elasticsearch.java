package io.tenantry.local.server;

import io.tenantry.local.checkout.Folder;
import io.tenantry.local.checkout.PrivateFolder;
import io.tenantry.local.checkout.Template;
import io.tenantry.local.process.Command;
import io.tenantry.local.process.Component;
import io.tenantry.local.process.Probe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;

/** Elasticsearch, started by the small node launcher of {@code local/elasticsearch}. */
final class Elasticsearch {
  static final String URL = Stack.local(Ports.ELASTICSEARCH);
  private static final String MODULE = "local-extras";
  private static final String EXTRAS = "elasticsearch-node-extras.jar";
  private final Stack stack;
  private final Path home;
  private final Path config;
  private final Path built;

  Elasticsearch(Stack stack) {
    this.stack = stack;
    this.home = stack.servers().home("elasticsearch");
    this.config = stack.checkout().config("elasticsearch");
    this.built = stack.checkout().root().resolve("local/elasticsearch/target");
  }

  Component component() {
    return Component.named(
            "elasticsearch",
            this::command,
            Probe.http(URL + "/_cluster/health?wait_for_status=yellow&timeout=1s"))
        .on(Ports.ELASTICSEARCH, Ports.ELASTICSEARCH_TRANSPORT)
        .after(this::assemble);
  }

  private void assemble() throws IOException {
    PrivateFolder.make(stack.checkout().data("elasticsearch"));
    var committed = stack.checkout().server("elasticsearch");
    new Template(committed.resolve("elasticsearch.yml"))
        .writeTo(
            config.resolve("elasticsearch.yml"),
            Map.of(
                "PORT", Integer.toString(Ports.ELASTICSEARCH),
                "TRANSPORT_PORT", Integer.toString(Ports.ELASTICSEARCH_TRANSPORT),
                "DATA", stack.checkout().data("elasticsearch").toString(),
                "LOGS", stack.checkout().logs().toString()));
    copy(committed.resolve("log4j2.properties"), config.resolve("log4j2.properties"));
    var module = home.resolve("modules").resolve(MODULE);
    Folder.delete(module);
    Files.createDirectories(module);
    copy(built.resolve(EXTRAS), module.resolve(EXTRAS));
    new Template(committed.resolve("plugin-descriptor.properties"))
        .writeTo(
            module.resolve("plugin-descriptor.properties"),
            Map.of("VERSION", stack.servers().version("elasticsearch")));
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
  }

  private Command command() {
    var launcher = built.resolve("elasticsearch-node.jar");
    int heap = stack.profile().of(320, 768);
    var line =
        Jvm.sized(stack.profile(), heap, heap)
            .with("-Des.networkaddress.cache.ttl=60", "-Djava.awt.headless=true")
            .with("-Dio.netty.noUnsafe=true", "-Dio.netty.noKeySetOptimization=true")
            .with("-Dio.netty.recycler.maxCapacityPerThread=0")
            .with("-Dlog4j.shutdownHookEnabled=false", "-Dlog4j2.disable.jmx=true")
            .with("-Dlog4j2.formatMsgNoLookups=true", "-Des.distribution.type=tar")
            .with("-Des.path.home=" + home)
            .with(
                "--enable-native-access=org.elasticsearch.nativeaccess,org.elasticsearch.foreign,"
                    + "org.apache.lucene.core")
            .with("--add-modules=jdk.net", "--add-modules=ALL-MODULE-PATH")
            .with("--module-path", home.resolve("lib").toString())
            .main(
                launcher.toString(),
                "io.tenantry.local.elasticsearch.EsNode",
                home.toString(),
                config.toString());
    var inputs = List.of(launcher, built.resolve(EXTRAS), config.resolve("elasticsearch.yml"));
    return new Command(line, Map.of(), stack.checkout().run(), inputs);
  }
}
