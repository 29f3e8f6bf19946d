package org.khoso.storage.internal;
import java.nio.file.*; import java.util.*; import org.khoso.api.*; import org.khoso.api.store.*; import org.junit.jupiter.api.*; import org.junit.jupiter.api.io.TempDir;
import static org.junit.jupiter.api.Assertions.*;
class SmokeTest {
  @TempDir Path dir;
  @Test void works() throws Exception {
    var p = new DirectoryArchiveProvider();
    UUID f = Ids.next();
    try (Archive a = p.create(dir.resolve("a"), Map.of("name","x"))) {
      var c = a.holdings().commit(a.defaultActor(), new ChangeSet(Ids.next(), Message.of("x"), List.of(new Change.Create(new Holding(f, Kind.FONDS, null, 0, Map.of("title","A","ext:q",5L)))), null));
      assertEquals(1, a.holdings().ids(HoldingQuery.all(Kind.FONDS)).size());
      System.out.println(a.holdings().find(f)+" "+c);
    }
    try (Archive a = p.open(dir.resolve("a"))) {
      assertEquals("A", a.holdings().find(f).get().text("title"));
      var v = a.journal().verify(Progress.NONE); System.out.println(v); assertTrue(v.findings().isEmpty());
      assertEquals(1, a.holdings().stream(HoldingQuery.all(Kind.FONDS).where("ext:q", HoldingQuery.Op.GE, 4L)).count());
    }
  }
}
