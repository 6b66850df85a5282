package io.tenantry.platform.events;

import org.apache.avro.Schema;

/**
 * Name and topic of an event, both properties of its {@code .avsc}. Without a topic of its own an
 * event goes to {@code <context>.events.v1}.
 */
record EventType(String name, String topic) {
  static EventType of(Schema schema) {
    String name = schema.getProp("event");
    if (name == null) {
      throw new IllegalArgumentException(schema.getFullName() + " is no event");
    }
    String topic = schema.getProp("topic");
    return new EventType(
        name, topic != null ? topic : name.substring(0, name.indexOf('.')) + ".events.v1");
  }
}
