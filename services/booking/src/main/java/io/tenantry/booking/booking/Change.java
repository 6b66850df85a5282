package io.tenantry.booking.booking;

import io.tenantry.booking.availability.Stock;
import java.util.List;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;

/**
 * Decision about a booking, to be written in one transaction.
 *
 * @param booking the booking from now on
 * @param stock what is left of its listing, when units moved
 * @param told what the world is told, in this order
 */
public record Change(Booking booking, Optional<Stock> stock, List<SpecificRecord> told) {}
