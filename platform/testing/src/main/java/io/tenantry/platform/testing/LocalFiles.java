package io.tenantry.platform.testing;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;
import java.util.UUID;

/** The object store of the local stack, with a corner of its own in the bucket. */
public final class LocalFiles implements QuarkusTestResourceLifecycleManager {
  @Override
  public Map<String, String> start() {
    JsonNode s3 = TestServers.find("s3");
    return Map.of(
        "tenantry.files.endpoint", s3.path("endpoint").asText(),
        "tenantry.files.prefix", "test-" + UUID.randomUUID() + "/",
        "tenantry.files.bucket", s3.path("bucket").asText(),
        "tenantry.files.access-key", s3.path("accessKey").asText(),
        "tenantry.files.secret-key", s3.path("secretKey").asText());
  }

  @Override
  public void stop() {
    // the store is the local stack's; what is left is swept by the fleet's own cleanup
  }
}
