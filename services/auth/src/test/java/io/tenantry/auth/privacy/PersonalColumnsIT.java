package io.tenantry.auth.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tenantry.platform.data.Database;
import io.tenantry.platform.data.PersonalColumns;
import io.tenantry.platform.testing.ScratchDatabase;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Personal columns without a declaration keep a service from starting. */
@QuarkusTest
@WithTestResource(ScratchDatabase.class)
class PersonalColumnsIT {
  @Inject Database database;

  @AfterEach
  void drop() throws SQLException {
    superuser("drop table test_paper");
  }

  @Test
  void identity_papers_in_plain_text_are_found_and_ciphertexts_and_marks_are_not()
      throws SQLException {
    superuser(
        """
        create table test_paper (pan_number text, aadhaar_number bytea, ssn_last_four int,
          bank_account_number varchar(40), ifsc_code bytea, ssn_checked boolean, pan_kind text,
          access_code_sent_at timestamptz)
        """);
    assertThat(PersonalColumns.unencrypted(database).await().indefinitely())
        .containsExactly(
            "test_paper.bank_account_number", "test_paper.pan_number", "test_paper.ssn_last_four");
  }

  private static void superuser(String sql) throws SQLException {
    try (Connection connection = ScratchDatabase.superuser();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
