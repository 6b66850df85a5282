package io.tenantry.platform.entities;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;

/** Implementations of the client's interfaces, of which few methods differ from another's. */
final class Proxies {
  private Proxies() {}

  /** Answers every method of an interface. */
  @FunctionalInterface
  interface Handler {
    /** Answers one call. */
    Object answer(Method method, Object[] arguments) throws Throwable;
  }

  static <T> T of(Class<T> type, Handler handler) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> handler.answer(method, arguments)));
  }

  /** Passes a call on; what it throws comes as it was thrown. */
  static Object call(Object target, Method method, Object[] arguments) throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }
}
