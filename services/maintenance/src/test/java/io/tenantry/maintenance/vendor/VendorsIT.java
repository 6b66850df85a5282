package io.tenantry.maintenance.vendor;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tenantry.maintenance.House;
import io.tenantry.platform.testing.LocalFiles;
import io.tenantry.platform.testing.ScratchDatabase;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Vendors belong to an organization, and come only while they are insured. */
@QuarkusTest
@WithTestResource(ScratchDatabase.class)
@WithTestResource(LocalFiles.class)
class VendorsIT {
  @Inject House house;

  @Test
  void an_insurance_that_ends_before_the_work_refuses_the_vendor() {
    String id = house.lived().reported();
    String vendor = house.vendor("FixIt", house.today().minusDays(1));
    Map<String, Object> decision = House.decision();
    decision.put("vendorId", vendor);
    house
        .decides(id, decision)
        .statusCode(409)
        .body("type", endsWith("/vendor-insurance-expired"))
        .body("detail", containsString("FixIt"));

    changes(vendor, Map.of("name", "FixIt", "trade", "plumbing"));
    house.decides(id, decision).statusCode(200).body("vendorName", equalTo("FixIt"));
  }

  @Test
  void a_vendor_that_is_not_active_is_refused() {
    String id = house.lived().reported();
    String vendor = house.vendor("Sleepy", house.today().plusDays(9));
    changes(vendor, Map.of("name", "Sleepy", "trade", "plumbing", "active", false));
    Map<String, Object> decision = new HashMap<>(House.decision());
    decision.put("vendorId", vendor);
    house.decides(id, decision).statusCode(409).body("type", endsWith("/vendor-inactive"));
  }

  private void changes(String vendor, Map<String, ?> details) {
    house.asManager().body(details).put("/api/v1/vendors/" + vendor).then().statusCode(200);
  }

  @Test
  void another_organization_sees_and_changes_none_of_it() {
    String vendor = house.vendor("Ours", house.today());
    House.asAnotherOwner().get("/api/v1/vendors").then().body("items", hasSize(0));
    House.asAnotherOwner().get("/api/v1/vendors/" + vendor).then().statusCode(404);
    House.asAnotherOwner()
        .body(Map.of("name", "Theirs", "trade", "other"))
        .put("/api/v1/vendors/" + vendor)
        .then()
        .statusCode(404);
  }

  @Test
  void a_name_is_taken_once_and_every_fault_is_named() {
    house.vendor("Twice", house.today());
    house
        .asManager()
        .body(Map.of("name", "Twice", "trade", "locks"))
        .post("/api/v1/vendors")
        .then()
        .statusCode(409)
        .body("type", endsWith("/vendor-name-taken"));
    house
        .asManager()
        .body(Map.of("name", "A", "trade", "locks", "phone", "call me"))
        .post("/api/v1/vendors")
        .then()
        .statusCode(422)
        .body("violations.field", contains("phone"));
  }
}
