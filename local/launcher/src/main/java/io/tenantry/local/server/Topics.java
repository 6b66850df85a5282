package io.tenantry.local.server;

import io.tenantry.platform.fleet.FleetTable;
import io.tenantry.platform.fleet.FleetTopic;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;

/** The topics of the fleet. The broker makes none by itself, so that a misspelt name shows. */
public final class Topics {
  private final String bootstrap;

  public Topics(String bootstrap) {
    this.bootstrap = bootstrap;
  }

  public static List<NewTopic> all() {
    return FleetTable.services().stream()
        .flatMap(service -> service.topics().stream())
        .map(Topics::topic)
        .toList();
  }

  void create() throws InterruptedException, ExecutionException, TimeoutException {
    try (var admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap))) {
      Set<String> existing = admin.listTopics().names().get(30, TimeUnit.SECONDS);
      var missing = all().stream().filter(topic -> !existing.contains(topic.name())).toList();
      admin.createTopics(missing).all().get(30, TimeUnit.SECONDS);
      admin.incrementalAlterConfigs(settings()).all().get(30, TimeUnit.SECONDS);
    }
  }

  /** Topics that were made by an earlier version get the settings of this one. */
  private static Map<ConfigResource, Collection<AlterConfigOp>> settings() {
    return all().stream()
        .filter(topic -> !topic.configs().isEmpty())
        .collect(
            Collectors.toMap(
                topic -> new ConfigResource(ConfigResource.Type.TOPIC, topic.name()),
                topic ->
                    topic.configs().entrySet().stream()
                        .map(set -> new ConfigEntry(set.getKey(), set.getValue()))
                        .map(set -> new AlterConfigOp(set, AlterConfigOp.OpType.SET))
                        .toList()));
  }

  private static NewTopic topic(FleetTopic topic) {
    return new NewTopic(topic.name(), topic.partitions(), (short) 1).configs(topic.configuration());
  }
}
