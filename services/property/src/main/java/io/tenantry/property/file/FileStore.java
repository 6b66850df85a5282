package io.tenantry.property.photo;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.tika.Tika;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/** The objects behind photos. Calls block unless they say so, and belong on worker threads. */
@ApplicationScoped
class PhotoStore {
  /** How long a link works. */
  static final Duration LINK_LIFE = Duration.ofMinutes(10);

  /** Enough for every signature of an image format. */
  private static final String FIRST_BYTES = "bytes=0-4095";

  private static final int PRECONDITION_FAILED = 412;

  private final S3Client s3;
  private final S3Presigner presigner;
  private final String bucket;
  private final Tika tika = new Tika();

  PhotoStore(PhotoSettings settings) {
    var credentials =
        StaticCredentialsProvider.create(
            AwsBasicCredentials.create(settings.accessKey(), settings.secretKey()));
    Region region = Region.of(settings.region());
    this.bucket = settings.bucket();
    this.s3 =
        S3Client.builder()
            .endpointOverride(settings.endpoint())
            .region(region)
            .credentialsProvider(credentials)
            .forcePathStyle(true)
            .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
            .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
            .httpClientBuilder(
                Apache5HttpClient.builder()
                    .connectionTimeout(Duration.ofSeconds(2))
                    .socketTimeout(Duration.ofSeconds(10)))
            .build();
    this.presigner =
        S3Presigner.builder()
            .endpointOverride(settings.publicEndpoint())
            .region(region)
            .credentialsProvider(credentials)
            .serviceConfiguration(S3Configuration.builder().pathStyleAccessEnabled(true).build())
            .build();
  }

  /** An upload a client may make: exactly this size and type. */
  record Upload(URI url, Map<String, String> headers) {}

  /** Signs an upload; pure computation. */
  Upload upload(Photo photo) {
    var signed =
        presigner.presignPutObject(
            request ->
                request
                    .signatureDuration(LINK_LIFE)
                    .putObjectRequest(
                        put ->
                            put.bucket(bucket)
                                .key(photo.uploadKey())
                                .contentType(photo.contentType())
                                .contentLength(photo.size())));
    Map<String, String> headers =
        signed.signedHeaders().entrySet().stream()
            .filter(header -> !header.getKey().equalsIgnoreCase("host"))
            .collect(Collectors.toMap(Map.Entry::getKey, header -> header.getValue().getFirst()));
    return new Upload(URI.create(signed.url().toString()), headers);
  }

  /** Signs a link to a photo that is ready; pure computation. */
  URI link(Photo photo) {
    return URI.create(
        presigner
            .presignGetObject(
                request ->
                    request
                        .signatureDuration(LINK_LIFE)
                        .getObjectRequest(get -> get.bucket(bucket).key(photo.key())))
            .url()
            .toString());
  }

  /**
   * Looks at an upload and, when it is what was announced, moves it to where no client can write:
   * the upload link stays valid for a while, and what was looked at must be what is shown.
   *
   * @return what is wrong with it; empty when it was accepted
   */
  Optional<String> accept(Photo photo) {
    try {
      var seen = s3.headObject(head -> head.bucket(bucket).key(photo.uploadKey()));
      Optional<String> fault = fault(photo, seen);
      if (fault.isEmpty()) {
        keep(photo, seen.eTag());
      }
      discard(photo);
      return fault;
    } catch (NoSuchKeyException e) {
      return Optional.of("Nothing was uploaded for this photo.");
    } catch (S3Exception e) {
      if (e.statusCode() == PRECONDITION_FAILED) {
        discard(photo);
        return Optional.of("The upload changed while it was looked at.");
      }
      throw e;
    }
  }

  private Optional<String> fault(Photo photo, HeadObjectResponse seen) {
    if (seen.contentLength() != photo.size()) {
      return Optional.of(
          "%d bytes were announced, %d came.".formatted(photo.size(), seen.contentLength()));
    }
    var content =
        s3.getObjectAsBytes(
            get ->
                get.bucket(bucket).key(photo.uploadKey()).ifMatch(seen.eTag()).range(FIRST_BYTES));
    String found = tika.detect(content.asByteArray());
    return found.equals(photo.contentType())
        ? Optional.empty()
        : Optional.of("%s was announced, %s came.".formatted(photo.contentType(), found));
  }

  private void keep(Photo photo, String eTag) {
    s3.copyObject(
        copy ->
            copy.sourceBucket(bucket)
                .sourceKey(photo.uploadKey())
                .copySourceIfMatch(eTag)
                .destinationBucket(bucket)
                .destinationKey(photo.key()));
  }

  /** Deletes whatever there is of a photo. */
  void delete(Photo photo) {
    discard(photo);
    s3.deleteObject(delete -> delete.bucket(bucket).key(photo.key()));
  }

  private void discard(Photo photo) {
    s3.deleteObject(delete -> delete.bucket(bucket).key(photo.uploadKey()));
  }

  @PreDestroy
  void close() {
    s3.close();
    presigner.close();
  }
}
