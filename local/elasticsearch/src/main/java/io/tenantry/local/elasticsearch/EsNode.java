package io.tenantry.local.elasticsearch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.elasticsearch.common.logging.LogConfigurator;
import org.elasticsearch.common.settings.Settings;
import org.elasticsearch.env.Environment;
import org.elasticsearch.node.InternalSettingsPreparer;
import org.elasticsearch.node.Node;
import org.elasticsearch.plugins.PluginsLoader;

/**
 * Starts an Elasticsearch node out of its published jars. There is no security and no bootstrap
 * check in it: for development on loopback only.
 */
public final class EsNode {
  private EsNode() {}

  /** Arguments: the home (lib, modules) and the folder of the configuration. */
  public static void main(String[] args) throws Exception {
    var home = Path.of(args[0]);
    var config = Path.of(args[1]);
    var settings = Settings.builder().put("path.home", home.toString()).build();

    LogConfigurator.configureESLogging(); // before anything that parses content
    LogConfigurator.registerErrorListener();
    Environment environment =
        InternalSettingsPreparer.prepareEnvironment(settings, Map.of(), config, () -> "local");
    Files.createDirectories(environment.logsDir());
    LogConfigurator.setClusterName(environment.settings().get("cluster.name"));
    LogConfigurator.setNodeName(environment.settings().get("node.name"));
    LogConfigurator.configure(environment, true);

    var node = new Node(environment, plugins(environment));
    var stopped = new CountDownLatch(1);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> close(node, stopped), "shutdown"));
    node.start();
    stopped.await();
  }

  private static PluginsLoader plugins(Environment environment) {
    return PluginsLoader.createPluginsLoader(
        PluginsLoader.loadModulesBundles(environment.modulesDir(), false),
        PluginsLoader.loadPluginsBundles(environment.pluginsDir(), false),
        Map.of());
  }

  private static void close(Node node, CountDownLatch stopped) {
    try {
      node.prepareForClose();
      node.close();
      if (!node.awaitClose(20, TimeUnit.SECONDS)) {
        System.err.println("Elasticsearch did not close within 20 s");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      stopped.countDown();
    }
  }
}
