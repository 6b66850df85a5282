package io.tenantry.local.server;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;

/** The topics of the fleet. The broker makes none by itself, so that a misspelt name shows. */
public final class Topics {
  private static final int EVENT_PARTITIONS = 4;
  private static final Map<String, String> COMPACTED = Map.of("cleanup.policy", "compact");

  /** Until a reader keeps them for their seven years, audit events stay where they are. */
  private static final Map<String, String> KEPT = Map.of("retention.ms", "-1");

  /** Sealed personal data, which an export keeps no longer than that either. */
  private static final Map<String, String> A_WEEK = Map.of("retention.ms", "604800000");

  private final String bootstrap;

  public Topics(String bootstrap) {
    this.bootstrap = bootstrap;
  }

  public static List<NewTopic> all() {
    var topics = new ArrayList<NewTopic>();
    Stream.of("auth", "property", "booking", "payment", "lease", "rent", "search")
        .map(context -> topic(context + ".events.v1", EVENT_PARTITIONS))
        .forEach(topics::add);
    topics.add(topic("audit.events.v1", EVENT_PARTITIONS).configs(KEPT));
    topics.add(topic("property.listings.v1", EVENT_PARTITIONS).configs(COMPACTED));
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
    }
  }

  private static NewTopic topic(String name, int partitions) {
    return new NewTopic(name, partitions, (short) 1);
  }
}
