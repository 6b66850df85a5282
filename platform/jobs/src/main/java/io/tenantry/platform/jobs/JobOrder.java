package io.tenantry.platform.jobs;

import java.io.Serializable;
import java.time.LocalDate;

/** What someone who orders a run says: the day to act for. */
record JobOrder(LocalDate asOf) implements Serializable {}
