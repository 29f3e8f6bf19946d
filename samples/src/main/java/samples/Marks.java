package samples;

import java.text.Normalizer;

/** Takes the Vietnamese marks off a text. */
final class Marks {
    private Marks() {
    }

    static String strip(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
        return plain.replace('\u0111', 'd').replace('\u0110', 'D');
    }
}
