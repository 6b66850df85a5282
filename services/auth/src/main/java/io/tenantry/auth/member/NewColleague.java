package io.tenantry.auth.member;

import java.util.UUID;

/** A person who has just got an account by accepting an invitation. */
record NewColleague(UUID id, String email, String firstName, String lastName) {}
