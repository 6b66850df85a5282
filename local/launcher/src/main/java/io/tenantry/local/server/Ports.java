package io.tenantry.local.server;

/** Ports of all components, on loopback. The same numbers stand in docker-compose.yml. */
public final class Ports {
  public static final int POSTGRES = 15432;
  public static final int KAFKA = 19092;
  public static final int KAFKA_CONTROLLER = 19093;
  public static final int CONNECT = 18083;
  public static final int REGISTRY = 18085;
  public static final int REGISTRY_MANAGEMENT = 18086;
  public static final int ELASTICSEARCH = 19200;
  public static final int ELASTICSEARCH_TRANSPORT = 19300;
  public static final int REDIS = 16379;
  public static final int KEYCLOAK = 18180;
  public static final int KEYCLOAK_MANAGEMENT = 18190;
  public static final int S3 = 19000;
  public static final int SMTP = 11025;
  public static final int IMAP = 11143;
  public static final int MAIL_API = 18025;
  public static final int STRIPE = 18090;
  public static final int RAZORPAY = 18091;
  public static final int GATEWAY = 8080;
  public static final int GATEWAY_MANAGEMENT = 8180;

  private Ports() {}
}
