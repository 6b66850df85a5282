package io.tenantry.local.server;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;

/** The topics of the fleet. The broker makes none by itself, so that a misspelt name shows. */
public final class Topics {
  private static final int EVENT_PARTITIONS = 4;
  private static final Map<String, String> COMPACTED = Map.of("cleanup.policy", "compact");

  /** Events are kept without end, so that who comes later reads the past (docs/adr/0067). */
  private static final Map<String, String> KEPT = Map.of("retention.ms", "-1");

  /** Erased people are gone a day after their tombstone, which itself stays for a week. */
  private static final Map<String, String> PEOPLE =
      Map.of(
          "cleanup.policy", "compact",
          "min.cleanable.dirty.ratio", "0.01",
          "max.compaction.lag.ms", "86400000",
          "delete.retention.ms", "604800000");

  /** Addresses and sealed links, for who sends the mails. */
  private static final Map<String, String> A_DAY =
      Map.of("retention.ms", "86400000", "segment.ms", "3600000");

  /** Sealed personal data, which an export keeps no longer than that either. */
  private static final Map<String, String> A_WEEK = Map.of("retention.ms", "604800000");

  private final String bootstrap;

  public Topics(String bootstrap) {
    this.bootstrap = bootstrap;
  }

  public static List<NewTopic> all() {
    var topics = new ArrayList<NewTopic>();
    Stream.of("auth", "property", "booking", "payment", "lease", "rent", "search")
        .map(context -> topic(context + ".events.v1", EVENT_PARTITIONS).configs(KEPT))
        .forEach(topics::add);
    topics.add(topic("audit.events.v1", EVENT_PARTITIONS).configs(KEPT));
    Stream.of(
            "auth.organizations.v1", "lease.leases.v1", "property.listings.v1", "rent.contracts.v1")
        .map(state -> topic(state, EVENT_PARTITIONS).configs(COMPACTED))
        .forEach(topics::add);
    topics.add(topic("auth.people.v1", EVENT_PARTITIONS).configs(PEOPLE));
    topics.add(topic("auth.mails.v1", EVENT_PARTITIONS).configs(A_DAY));
    topics.add(topic("platform.clock.v1", 1).configs(COMPACTED));
    topics.add(topic("privacy.requests.v1", EVENT_PARTITIONS));
    topics.add(topic("privacy.answers.v1", EVENT_PARTITIONS).configs(A_WEEK));
    Stream.of(
            "auth",
            "property",
            "booking",
            "payment",
            "lease",
            "rent",
            "notification",
            "search",
            "search-indexer")
        .map(service -> topic(service + ".dead-letters.v1", 1))
        .forEach(topics::add);
    return topics;
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
        .filter(topic -> topic.configs() != null)
        .collect(
            Collectors.toMap(
                topic -> new ConfigResource(ConfigResource.Type.TOPIC, topic.name()),
                topic ->
                    topic.configs().entrySet().stream()
                        .map(set -> new ConfigEntry(set.getKey(), set.getValue()))
                        .map(set -> new AlterConfigOp(set, AlterConfigOp.OpType.SET))
                        .toList()));
  }

  private static NewTopic topic(String name, int partitions) {
    return new NewTopic(name, partitions, (short) 1);
  }
}
