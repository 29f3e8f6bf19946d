"""A made-up vocabulary in the shape of the language: every syllable that may stand, the frequent ones first."""
import random

ONSETS = 'b c ch d đ g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x'.split() + ['']
RIMES = ('a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây e ec em en eng eo ep et ê êch êm ên ênh êp êt êu i ia ich im in inh ip it iu '
         'iêc iêm iên iêng iêp iêt iêu o oa oai oan oang oat oc oi om on ong op ot ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt u ua uc ui um un ung up ut uy uyên uyêt uôc uôi uôm uôn uông uôt '
         'ư ưa ưc ưi ưng ươc ươi ươm ươn ương ươp ươt ưu y').split()
TONES = ['', '\u0300', '\u0301', '\u0309', '\u0303', '\u0323']
STOPPED = ('c', 'ch', 'p', 't')


def tone(rime, mark):
    """The mark goes on the letter that has one already, else on the last vowel before a final, else on the last but one."""
    import unicodedata
    vowels = [i for i, c in enumerate(rime) if c in 'aăâeêioôơuưy']
    marked = [i for i in vowels if rime[i] in 'ăâêôơư']
    at = marked[-1] if marked else vowels[-1] if vowels[-1] < len(rime) - 1 or len(vowels) == 1 else vowels[-2]
    return unicodedata.normalize('NFC', rime[:at + 1] + mark + rime[at + 1:])


def vocabulary(first, seed=1):
    """@return words, the given ones first"""
    made = {o + tone(r, t) for o in ONSETS for r in RIMES for t in (TONES[2:3] + TONES[5:] if r.endswith(STOPPED) else TONES)}
    rest = sorted(made - set(first))
    random.Random(seed).shuffle(rest)
    return list(dict.fromkeys(first)) + rest
