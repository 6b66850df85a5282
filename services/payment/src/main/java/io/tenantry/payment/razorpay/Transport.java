package io.tenantry.payment.razorpay;

import io.tenantry.payment.provider.ProviderUnavailable;
import io.tenantry.payment.provider.ProviderUnavailable.Extent;
import java.io.IOException;
import java.lang.reflect.Field;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import okhttp3.ConnectionPool;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/**
 * HTTP transport of Razorpay's client. Left alone it speaks with api.razorpay.com only, waits for a
 * minute, sends again on its own, and says of every failure no more than its message. It takes the
 * HTTP client that is there when it is first used, so we put one there.
 */
final class Transport {
  private static final Duration CONNECT = Duration.ofSeconds(2);
  private static final int SERVER_ERROR = 500;
  private static final int TOO_MANY = 429;

  private Transport() {}

  /** From now on Razorpay's client speaks with {@code base}. */
  static void install(String base, Duration readTimeout) {
    try {
      Field client = Class.forName("com.razorpay.ApiUtils").getDeclaredField("client");
      client.setAccessible(true);
      client.set(null, client(HttpUrl.get(base), readTimeout));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("Razorpay's client has changed", e);
    }
  }

  private static OkHttpClient client(HttpUrl base, Duration readTimeout) {
    return new OkHttpClient.Builder()
        .connectTimeout(CONNECT)
        .readTimeout(readTimeout)
        .writeTimeout(readTimeout)
        .retryOnConnectionFailure(false)
        .connectionPool(new ConnectionPool(8, 20, TimeUnit.SECONDS))
        .addInterceptor(chain -> answered(chain, base))
        .addNetworkInterceptor(Transport::sent)
        .build();
  }

  private static Response answered(Interceptor.Chain chain, HttpUrl base) {
    var sent = new AtomicBoolean();
    try {
      Response response = proceed(chain, addressed(chain.request(), base, sent));
      if (response.code() >= SERVER_ERROR || response.code() == TOO_MANY) {
        response.close();
        throw new ProviderUnavailable(
            Extent.BROKEN, new IOException("Razorpay answered " + response.code()));
      }
      return response;
    } catch (IOException e) {
      boolean mayBeDone = sent.get() && !reads(chain.request());
      throw new ProviderUnavailable(mayBeDone ? Extent.UNANSWERED : Extent.UNREACHED, e);
    }
  }

  /** Repeats a request that only reads when the other side had closed the kept connection. */
  private static Response proceed(Interceptor.Chain chain, Request request) throws IOException {
    try {
      return chain.proceed(request);
    } catch (IOException e) {
      if (!reads(request) || e instanceof SocketTimeoutException) {
        throw e;
      }
      return chain.proceed(request);
    }
  }

  private static boolean reads(Request request) {
    return request.method().equals("GET");
  }

  private static Request addressed(Request request, HttpUrl base, AtomicBoolean sent) {
    HttpUrl url =
        request
            .url()
            .newBuilder()
            .scheme(base.scheme())
            .host(base.host())
            .port(base.port())
            .build();
    return request.newBuilder().url(url).tag(AtomicBoolean.class, sent).build();
  }

  /** Comes here once there is a connection. */
  private static Response sent(Interceptor.Chain chain) throws IOException {
    AtomicBoolean sent = chain.request().tag(AtomicBoolean.class);
    if (sent != null) {
      sent.set(true);
    }
    return chain.proceed(chain.request());
  }
}
