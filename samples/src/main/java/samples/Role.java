package samples;

/** What a row of a catalogue describes. */
enum Role {
    DOSSIER, TEXT, PHOTO, MEDIA
}
