package io.tenantry.maintenance;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tenantry.platform.testing.LocalFiles;
import io.tenantry.platform.testing.MovesRules;
import io.tenantry.platform.testing.ScratchDatabase;

@QuarkusTest
@WithTestResource(ScratchDatabase.class)
@WithTestResource(LocalFiles.class)
class LegalMovesIT extends MovesRules {}
