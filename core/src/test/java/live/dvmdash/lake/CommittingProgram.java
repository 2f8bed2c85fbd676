package live.dvmdash.lake;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import live.dvmdash.event.Event;

/** Commits small batches over two months without end and says after each what is stored. */
final class CommittingProgram {

  private CommittingProgram() {}

  public static void main(String[] args) throws Exception {
    TestLake lake = new TestLake(Path.of(args[0]));
    int number = Integer.parseInt(args[1]);
    try (LakeWriter writer = lake.writer()) {
      while (true) {
        List<Event> batch = new ArrayList<>();
        for (int i = 0; i < 5; i++, number++) {
          batch.add(TestLake.note(TestLake.FEBRUARY, number));
          batch.add(TestLake.note(TestLake.MARCH, number));
        }
        TestLake.add(writer, batch);
        writer.commit();
        System.out.println(number);
      }
    }
  }
}
