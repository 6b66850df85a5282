package io.tenantry.razorpaysim;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import java.util.concurrent.TimeUnit;

/** A running simulator. */
public final class RazorpaySimulator implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 30;

  private final Vertx vertx;
  private final int port;

  private RazorpaySimulator(Vertx vertx, int port) {
    this.vertx = vertx;
    this.port = port;
  }

  /** Listens when this returns. */
  public static RazorpaySimulator start(Settings settings) {
    Vertx vertx =
        Vertx.vertx(
            new VertxOptions()
                .setEventLoopPoolSize(1)
                .setWorkerPoolSize(1)
                .setInternalBlockingPoolSize(2)
                .setFileSystemOptions(
                    new FileSystemOptions()
                        .setFileCachingEnabled(false)
                        .setClassPathResolvingEnabled(false)));
    try {
      vertx
          .deployVerticle(new Simulation(settings))
          .toCompletionStage()
          .toCompletableFuture()
          .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
          .join();
    } catch (RuntimeException e) {
      vertx.close();
      throw e;
    }
    return new RazorpaySimulator(vertx, settings.port());
  }

  /** Where it listens. */
  public int port() {
    return port;
  }

  @Override
  public void close() {
    vertx
        .close()
        .toCompletionStage()
        .toCompletableFuture()
        .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
        .join();
  }
}
