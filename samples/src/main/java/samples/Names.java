package samples;

import java.text.DecimalFormat;
import java.util.List;
import java.util.Random;

/** Names folders and files in the way of one contractor. */
final class Names {
    /** Whether the catalogue must name the files, because their names say nothing. */
    final boolean listed;
    private final boolean wholePath;
    private final String digits;

    Names(Random random) {
        listed = random.nextInt(3) == 0;
        wholePath = random.nextBoolean();
        digits = List.of("0", "00", "000", "0000000").get(random.nextInt(4));
    }

    void name(List<Item> dossiers) {
        int index = 0;
        for (Item dossier : dossiers)
            name(dossier, ++index);
    }

    void name(Item dossier, int index) {
        dossier.folder = listed ? "HS" + new DecimalFormat("000").format(index) : dossier.code();
        dossier.set(Field.FOLDER, dossier.folder);
        dossier.records.forEach(this::name);
    }

    /** Names the file of a record whose dossier has its folder. */
    void name(Item record) {
        Item dossier = record.dossier;
        record.folder = dossier.folder;
        String number = new DecimalFormat(listed ? "000" : digits).format(Integer.parseInt(record.get(Field.ORDINAL)));
        String extension = record.role == Role.TEXT ? "pdf" : record.kind;
        record.file = (listed ? "VB" : dossier.code() + ".") + number + "." + extension;
        record.set(Field.FILE, wholePath ? record.path() : record.file);
    }
}
