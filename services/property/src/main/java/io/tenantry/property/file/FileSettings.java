package io.tenantry.property.photo;

import io.smallrye.config.ConfigMapping;
import java.net.URI;

/** Where photos are kept: any server that speaks S3. */
@ConfigMapping(prefix = "tenantry.photos")
interface PhotoSettings {
  /** Where the service reaches it. */
  URI endpoint();

  /** Where clients reach it. */
  URI publicEndpoint();

  /** Region in signatures. */
  String region();

  /** The bucket; it exists. */
  String bucket();

  /** Access key id. */
  String accessKey();

  /** Secret access key. */
  String secretKey();
}
