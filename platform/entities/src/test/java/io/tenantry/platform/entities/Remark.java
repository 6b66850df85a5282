package io.tenantry.platform.entities;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.SequenceGenerator;
import java.util.UUID;

/** A second table with ids from a sequence. */
@Entity
public class Remark extends PanacheEntityBase {
  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "remark")
  @SequenceGenerator(name = "remark", sequenceName = "remark_seq", allocationSize = 50)
  public Long id;

  public UUID orgId;

  @ManyToOne(fetch = FetchType.LAZY)
  public Note note;

  public String text;

  static Remark on(Note note, String text) {
    Remark remark = new Remark();
    remark.orgId = note.orgId;
    remark.note = note;
    remark.text = text;
    return remark;
  }
}
