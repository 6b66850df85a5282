package io.tenantry.property;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.tenantry.platform.testing.LocalStack;
import java.util.Map;

/** The object store of the local stack. */
public final class LocalPhotos implements QuarkusTestResourceLifecycleManager {
  @Override
  public Map<String, String> start() {
    JsonNode s3 = LocalStack.accounts().path("s3");
    return Map.of(
        "tenantry.photos.endpoint", s3.path("endpoint").asText(),
        "tenantry.photos.bucket", s3.path("bucket").asText(),
        "tenantry.photos.access-key", s3.path("accessKey").asText(),
        "tenantry.photos.secret-key", s3.path("secretKey").asText());
  }

  @Override
  public void stop() {
    // the store is the local stack's; tests use ids of their own
  }
}
