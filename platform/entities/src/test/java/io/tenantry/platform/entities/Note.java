package io.tenantry.platform.entities;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** An entity with a version, a unique title and remarks. */
@Entity
public class Note extends PanacheEntityBase {
  @Id public UUID id;
  public UUID orgId;
  public String title;
  @Version public long version;

  @OneToMany(mappedBy = "note")
  public List<Remark> remarks = new ArrayList<>();

  static Note of(UUID organization, String title) {
    Note note = new Note();
    note.id = UUID.randomUUID();
    note.orgId = organization;
    note.title = title;
    return note;
  }
}
