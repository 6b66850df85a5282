package io.tenantry.platform.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonParseException;
import io.vertx.pgclient.PgException;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.nio.charset.MalformedInputException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TransientTest {
  static Stream<Throwable> passing() {
    return Stream.of(
        new PgException("deadlock", "ERROR", "40P01", ""),
        new UncheckedIOException(new ConnectException("refused")),
        new IllegalStateException("registry", new IOException("no bytes", new EOFException())),
        new TimeoutException());
  }

  static Stream<Throwable> lasting() {
    return Stream.of(
        new IllegalStateException("unreadable event", new EOFException()),
        new UncheckedIOException(new JsonParseException("no JSON")),
        new UncheckedIOException(new MalformedInputException(3)),
        new PgException("check", "ERROR", "23514", ""),
        new IllegalArgumentException("unknown type"));
  }

  @ParameterizedTest
  @MethodSource("passing")
  void what_passes_by_itself_is_tried_again(Throwable failure) {
    assertThat(Transient.is(failure)).isTrue();
  }

  @ParameterizedTest
  @MethodSource("lasting")
  void what_will_never_work_goes_to_the_dead_letters(Throwable failure) {
    assertThat(Transient.is(failure)).isFalse();
  }
}
