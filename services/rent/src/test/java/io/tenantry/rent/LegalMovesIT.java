package io.tenantry.rent;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tenantry.platform.testing.MovesRules;
import io.tenantry.platform.testing.ScratchDatabase;

@QuarkusTest
@WithTestResource(ScratchDatabase.class)
class LegalMovesIT extends MovesRules {}
