<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE" sourcelanguage="en">
<context>
    <name>DoctorWords</name>
    <message>
        <source>Scan every code of the test sheet once.</source>
        <translation>Jeden Code des Testblatts einmal scannen.</translation>
    </message>
    <message>
        <source>The scanner is set up right: it reads the whole sheet.</source>
        <translation>Der Scanner ist richtig eingestellt: Er liest das ganze Blatt.</translation>
    </message>
    <message>
        <source>Right so far. Still to be scanned: {codes}.</source>
        <translation>Bisher richtig. Noch zu scannen: {codes}.</translation>
    </message>
    <message>
        <source>Right, thanks to the repair that is set for this scanner.</source>
        <translation>Richtig, dank der Korrektur, die für diesen Scanner gilt.</translation>
    </message>
    <message>
        <source>This terminal can put it right by itself.</source>
        <translation>Dieses Terminal kann es selbst richtigstellen.</translation>
    </message>
    <message>
        <source>More than one explanation fits. Set the scanner up by its manual.</source>
        <translation>Mehrere Erklärungen passen. Den Scanner nach seinem Handbuch einstellen.</translation>
    </message>
    <message>
        <source>More than one explanation fits. Scan code {code} to tell them apart.</source>
        <translation>Mehrere Erklärungen passen. Code {code} scannen, um sie zu unterscheiden.</translation>
    </message>
    <message>
        <source>A setting must be changed; no repair can make up for it.</source>
        <translation>Eine Einstellung muss geändert werden; keine Korrektur ersetzt sie.</translation>
    </message>
    <message>
        <source>What comes is not understood. Scan the codes of the test sheet.</source>
        <translation>Was ankommt, ist nicht zu verstehen. Die Codes des Testblatts scannen.</translation>
    </message>
    <message>
        <source>American</source>
        <translation>amerikanisch</translation>
    </message>
    <message>
        <source>German</source>
        <translation>deutsch</translation>
    </message>
    <message>
        <source>German, without dead keys</source>
        <translation>deutsch, ohne Tottasten</translation>
    </message>
    <message>
        <source>French</source>
        <translation>französisch</translation>
    </message>
    <message>
        <source>The separator GS is lost (codes {codes}).</source>
        <translation>Das Trennzeichen GS geht verloren (Codes {codes}).</translation>
    </message>
    <message>
        <source>{seen} comes in place of the separator GS (codes {codes}).</source>
        <translation>{seen} kommt statt des Trennzeichens GS (Codes {codes}).</translation>
    </message>
    <message>
        <source>Keyboards differ. Scanner: {scanner}. Terminal: {host}.</source>
        <translation>Tastaturen verschieden. Scanner: {scanner}. Terminal: {host}.</translation>
    </message>
    <message>
        <source>{expected} comes as {seen} (codes {codes}).</source>
        <translation>{expected} kommt als {seen} an (Codes {codes}).</translation>
    </message>
    <message>
        <source>These characters do not come at all: {expected}</source>
        <translation>Diese Zeichen kommen gar nicht an: {expected}</translation>
    </message>
    <message>
        <source>Capital and small letters are changed (codes {codes}).</source>
        <translation>Groß- und Kleinbuchstaben sind verändert (Codes {codes}).</translation>
    </message>
    <message>
        <source>Every character carries a parity bit.</source>
        <translation>Jedes Zeichen trägt ein Paritätsbit.</translation>
    </message>
    <message>
        <source>One pull of the trigger sends the code twice (codes {codes}).</source>
        <translation>Ein Auslösen sendet den Code zweimal (Codes {codes}).</translation>
    </message>
    <message>
        <source>{seen} comes in the middle and cuts the code (codes {codes}).</source>
        <translation>{seen} kommt mittendrin und teilt den Code (Codes {codes}).</translation>
    </message>
    <message>
        <source>Only a part of code {codes} comes: {seen}</source>
        <translation>Von Code {codes} kommt nur ein Teil: {seen}</translation>
    </message>
    <message>
        <source>No AIM identifier comes in front (codes {codes}).</source>
        <translation>Keine AIM-Kennung steht davor (Codes {codes}).</translation>
    </message>
    <message>
        <source>{seen} comes in front where {expected} belongs (codes {codes}).</source>
        <translation>{seen} steht davor, wo {expected} hingehört (Codes {codes}).</translation>
    </message>
    <message>
        <source>{seen}, a maker&apos;s own code letter, comes in front (codes {codes}).</source>
        <translation>{seen}, ein Code-Buchstabe des Herstellers, steht davor (Codes {codes}).</translation>
    </message>
    <message>
        <source>The station waits for {expected} in front of a scan, and it does not come.</source>
        <translation>Die Station wartet auf {expected} vor jedem Scan, und es kommt nicht.</translation>
    </message>
    <message>
        <source>{seen} is added to the code (codes {codes}).</source>
        <translation>{seen} wird dem Code hinzugefügt (Codes {codes}).</translation>
    </message>
    <message>
        <source>The FNC1 in front is sent as {seen} (codes {codes}).</source>
        <translation>Das FNC1 davor wird als {seen} gesendet (Codes {codes}).</translation>
    </message>
    <message>
        <source>Nothing ends a scan (codes {codes}).</source>
        <translation>Nichts beendet einen Scan (Codes {codes}).</translation>
    </message>
    <message>
        <source>A scan ends with {seen}; the station waits for {expected}.</source>
        <translation>Ein Scan endet mit {seen}; die Station wartet auf {expected}.</translation>
    </message>
    <message>
        <source>The repair that is set spoils what comes right by itself (codes {codes}).</source>
        <translation>Die eingestellte Korrektur verdirbt, was richtig ankommt (Codes {codes}).</translation>
    </message>
    <message>
        <source>What comes is no text.</source>
        <translation>Was ankommt, ist kein Text.</translation>
    </message>
    <message>
        <source>{seen} is no code of the test sheet.</source>
        <translation>{seen} ist kein Code des Testblatts.</translation>
    </message>
    <message>
        <source>Let the scanner send GS as it is.</source>
        <translation>Den Scanner GS unverändert senden lassen.</translation>
    </message>
    <message>
        <source>Set the scanner to the keyboard of this terminal.</source>
        <translation>Den Scanner auf die Tastatur dieses Terminals einstellen.</translation>
    </message>
    <message>
        <source>Set the scanner&apos;s country and its data formatting by its manual.</source>
        <translation>Land und Datenformat des Scanners nach seinem Handbuch einstellen.</translation>
    </message>
    <message>
        <source>They are dead keys: set the scanner to the keyboard of this terminal.</source>
        <translation>Tottasten: Den Scanner auf die Tastatur dieses Terminals einstellen.</translation>
    </message>
    <message>
        <source>Switch off Caps Lock and the scanner&apos;s case conversion.</source>
        <translation>Feststelltaste und Groß-/Kleinwandlung des Scanners ausschalten.</translation>
    </message>
    <message>
        <source>Set the scanner to 8 data bits and no parity.</source>
        <translation>Den Scanner auf 8 Datenbits ohne Parität einstellen.</translation>
    </message>
    <message>
        <source>Switch off repeated reading in the scanner, and connect it once only.</source>
        <translation>Mehrfachlesen im Scanner ausschalten und ihn nur einmal anschließen.</translation>
    </message>
    <message>
        <source>Take the line end out of the scanner&apos;s data formatting.</source>
        <translation>Das Zeilenende aus dem Datenformat des Scanners nehmen.</translation>
    </message>
    <message>
        <source>Check the scanner&apos;s length limits, its data formatting and the cable.</source>
        <translation>Längengrenzen, Datenformat und Kabel des Scanners prüfen.</translation>
    </message>
    <message>
        <source>Not needed, but safer: switch on AIM identifiers in the scanner.</source>
        <translation>Nicht nötig, aber sicherer: AIM-Kennungen im Scanner einschalten.</translation>
    </message>
    <message>
        <source>Set the scanner to tell GS1 symbols from others.</source>
        <translation>Den Scanner so einstellen, dass er GS1-Codes von anderen unterscheidet.</translation>
    </message>
    <message>
        <source>Switch the code letters off and AIM identifiers on.</source>
        <translation>Code-Buchstaben ausschalten und AIM-Kennungen einschalten.</translation>
    </message>
    <message>
        <source>Set the prefix in the scanner, or take it out of the configuration.</source>
        <translation>Das Präfix im Scanner setzen oder aus der Konfiguration nehmen.</translation>
    </message>
    <message>
        <source>Take the prefix or suffix out of the scanner&apos;s data formatting.</source>
        <translation>Präfix oder Suffix aus dem Datenformat des Scanners nehmen.</translation>
    </message>
    <message>
        <source>Switch off the sending of the leading FNC1.</source>
        <translation>Das Senden des führenden FNC1 ausschalten.</translation>
    </message>
    <message>
        <source>Set the suffix CR in the scanner.</source>
        <translation>Im Scanner das Suffix CR einstellen.</translation>
    </message>
    <message>
        <source>Set the suffix in the scanner, or the terminator in the configuration.</source>
        <translation>Das Suffix im Scanner oder das Ende in der Konfiguration ändern.</translation>
    </message>
    <message>
        <source>Take the repair out of the configuration.</source>
        <translation>Die Korrektur aus der Konfiguration nehmen.</translation>
    </message>
    <message>
        <source>Check baud rate, data bits and parity.</source>
        <translation>Baudrate, Datenbits und Parität prüfen.</translation>
    </message>
    <message>
        <source>Scan the codes of the test sheet only.</source>
        <translation>Nur die Codes des Testblatts scannen.</translation>
    </message>
    <message>
        <source>A code with one of these characters is misread from then on: {characters}</source>
        <translation>Ein Code mit einem dieser Zeichen wird danach falsch gelesen: {characters}</translation>
    </message>
    <message>
        <source>Test sheet for scanners</source>
        <translation>Testblatt für Scanner</translation>
    </message>
    <message>
        <source>Open Scanners and devices in the menu, choose the scanner, and scan every code once, in any order. The codes mean nothing in the plant; no unit is touched.</source>
        <translation>Im Menü „Scanner und Geräte“ öffnen, den Scanner wählen und jeden Code einmal scannen, in beliebiger Reihenfolge. Die Codes bedeuten im Werk nichts; keine Einheit wird berührt.</translation>
    </message>
    <message>
        <source>The 44 characters that every label needs</source>
        <translation>Die 44 Zeichen, die jedes Etikett braucht</translation>
    </message>
    <message>
        <source>The same as bars</source>
        <translation>Dieselben als Strichcode</translation>
    </message>
    <message>
        <source>GS1, with separators and what keyboards swap</source>
        <translation>GS1, mit Trennzeichen und dem, was Tastaturen vertauschen</translation>
    </message>
    <message>
        <source>GS1-128, with a separator</source>
        <translation>GS1-128, mit einem Trennzeichen</translation>
    </message>
    <message>
        <source>Small letters and all other signs</source>
        <translation>Kleinbuchstaben und alle übrigen Zeichen</translation>
    </message>
    <message>
        <source>A web address with a GS1 key</source>
        <translation>Eine Webadresse mit einem GS1-Schlüssel</translation>
    </message>
    <message>
        <source>A short code: does it come once, and whole?</source>
        <translation>Ein kurzer Code: Kommt er einmal und ganz?</translation>
    </message>
    <message>
        <source>Switch on control characters in the scanner, or use a serial port.</source>
        <translation>Steuerzeichen im Scanner einschalten oder ihn seriell anschließen.</translation>
    </message>
</context>
<context>
    <name>Language</name>
    <message>
        <source>d MMM yyyy</source>
        <extracomment>the format of a date, in the letters of QDateTime::toString</extracomment>
        <translation>dd.MM.yyyy</translation>
    </message>
</context>
<context>
    <name>Panels</name>
    <message>
        <source>characters repaired</source>
        <translation>Zeichen berichtigt</translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <translation>{done} von {total}</translation>
    </message>
    <message>
        <source>Nothing is to be scanned or measured in this step. Do the work, then press Complete.</source>
        <translation>In diesem Schritt ist nichts zu scannen oder zu messen. Arbeit ausführen, dann Abschließen drücken.</translation>
    </message>
    <message>
        <source>Last scans</source>
        <translation>Letzte Scans</translation>
    </message>
    <message>
        <source>Nothing scanned yet.</source>
        <translation>Noch nichts gescannt.</translation>
    </message>
    <message>
        <source>Waiting here, oldest first</source>
        <translation>Wartet hier, Älteste zuerst</translation>
    </message>
    <message>
        <source>No units waiting. They arrive here after the step before. You can still scan any unit.</source>
        <translation>Keine Einheit wartet. Sie kommen nach dem vorigen Schritt hier an. Jede Einheit kann trotzdem gescannt werden.</translation>
    </message>
    <message>
        <source>on hold</source>
        <translation>gesperrt</translation>
    </message>
    <message>
        <source>since {time}</source>
        <translation>seit {time}</translation>
    </message>
    <message>
        <source>Loaded at this station</source>
        <translation>An dieser Station gerüstet</translation>
    </message>
    <message>
        <source>No lots are loaded. Scan a lot label to load it.</source>
        <translation>Keine Charge gerüstet. Zum Rüsten ein Chargenetikett scannen.</translation>
    </message>
    <message>
        <source>lot {lot}</source>
        <translation>Charge {lot}</translation>
    </message>
    <message>
        <source>until {date}</source>
        <translation>bis {date}</translation>
    </message>
    <message>
        <source>All steps of this unit</source>
        <translation>Alle Schritte dieser Einheit</translation>
    </message>
    <message>
        <source>attempt {number}</source>
        <translation>Versuch {number}</translation>
    </message>
    <message>
        <source>Left open on this station</source>
        <translation>An dieser Station noch offen</translation>
    </message>
    <message>
        <source>Nothing is left open on this station.</source>
        <translation>An dieser Station ist nichts offen.</translation>
    </message>
    <message>
        <source>Parts and values</source>
        <translation>Teile und Werte</translation>
    </message>
    <message>
        <source>No step of this unit is open here. Scan the next unit, or scan this one again.</source>
        <translation>Für diese Einheit ist hier kein Schritt offen. Die nächste Einheit scannen oder diese noch einmal.</translation>
    </message>
</context>
<context>
    <name>Speech</name>
    <message>
        <source>Recall case {detail} was opened before.</source>
        <translation>Der Rückruffall {detail} ist schon eröffnet.</translation>
    </message>
    <message>
        <source>The station stands. The next unit that is started ends the stop.</source>
        <translation>Die Station steht. Die nächste begonnene Einheit beendet den Stillstand.</translation>
    </message>
    <message>
        <source>unit {serial}</source>
        <translation>Einheit {serial}</translation>
    </message>
    <message>
        <source>step {number}</source>
        <translation>Schritt {number}</translation>
    </message>
    <message>
        <source>step {number} ({name})</source>
        <translation>Schritt {number} ({name})</translation>
    </message>
    <message>
        <source>{part} SN {serial}</source>
        <translation>{part} SN {serial}</translation>
    </message>
    <message>
        <source>{part} lot {lot}</source>
        <translation>{part} Charge {lot}</translation>
    </message>
    <message>
        <source>lot {lot}</source>
        <translation>Charge {lot}</translation>
    </message>
    <message>
        <source>station {name}</source>
        <translation>Station {name}</translation>
    </message>
    <message>
        <source>container {name}</source>
        <translation>Behälter {name}</translation>
    </message>
    <message>
        <source>order {name}</source>
        <translation>Auftrag {name}</translation>
    </message>
    <message>
        <source>Saved here</source>
        <translation>Hier gespeichert</translation>
    </message>
    <message>
        <source>Offline · {count} saved here</source>
        <translation>Offline · {count} hier gespeichert</translation>
    </message>
    <message>
        <source>Sending {count}</source>
        <translation>Sendet {count}</translation>
    </message>
    <message>
        <source>All saved</source>
        <translation>Alles gespeichert</translation>
    </message>
    <message>
        <source>Sending files: {count}</source>
        <translation>Sendet Dateien: {count}</translation>
    </message>
    <message>
        <source>Every record is saved and sent. Photos and files on their way: {count}.</source>
        <translation>Alle Einträge sind gespeichert und gesendet. Fotos und Dateien unterwegs: {count}.</translation>
    </message>
    <message>
        <source>Every record is saved and sent. Photos and files still here: {count}. Some are held up; the program&apos;s log says which and why.</source>
        <translation>Alle Einträge sind gespeichert und gesendet. Fotos und Dateien noch hier: {count}. Einige kommen nicht weiter; das Protokoll des Programms sagt, welche und warum.</translation>
    </message>
    <message>
        <source>Everything is saved on this terminal. No central server is set up.</source>
        <translation>Alles ist auf diesem Terminal gespeichert. Es ist kein zentraler Server eingerichtet.</translation>
    </message>
    <message>
        <source>You can keep working. {count} records are safe on this terminal and are sent by themselves when the network is back. Last contact {when}.</source>
        <translation>Weiterarbeiten ist möglich. {count} Einträge sind sicher auf diesem Terminal und werden von selbst gesendet, sobald das Netz wieder da ist. Letzter Kontakt {when}.</translation>
    </message>
    <message>
        <source>You can keep working. {count} records are safe on this terminal and are sent by themselves when the network is there.</source>
        <translation>Weiterarbeiten ist möglich. {count} Einträge sind sicher auf diesem Terminal und werden von selbst gesendet, sobald das Netz da ist.</translation>
    </message>
    <message>
        <source>{count} records are safe on this terminal and on their way to the central server.</source>
        <translation>{count} Einträge sind sicher auf diesem Terminal und auf dem Weg zum zentralen Server.</translation>
    </message>
    <message>
        <source>Everything is saved and sent. Last contact {when}.</source>
        <translation>Alles ist gespeichert und gesendet. Letzter Kontakt {when}.</translation>
    </message>
    <message>
        <source>Everything is saved and sent.</source>
        <translation>Alles ist gespeichert und gesendet.</translation>
    </message>
    <message>
        <source>To do</source>
        <translation>Offen</translation>
    </message>
    <message>
        <source>In progress</source>
        <translation>In Arbeit</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Unterbrochen</translation>
    </message>
    <message>
        <source>Passed</source>
        <translation>Bestanden</translation>
    </message>
    <message>
        <source>Not passed</source>
        <translation>Nicht bestanden</translation>
    </message>
    <message>
        <source>Skipped</source>
        <translation>Übersprungen</translation>
    </message>
    <message>
        <source>Waived</source>
        <translation>Erlassen</translation>
    </message>
    <message>
        <source>To repeat</source>
        <translation>Zu wiederholen</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>Angelegt</translation>
    </message>
    <message>
        <source>In process</source>
        <translation>In Fertigung</translation>
    </message>
    <message>
        <source>Completed</source>
        <translation>Abgeschlossen</translation>
    </message>
    <message>
        <source>Released</source>
        <translation>Freigegeben</translation>
    </message>
    <message>
        <source>Packed</source>
        <translation>Verpackt</translation>
    </message>
    <message>
        <source>Shipped</source>
        <translation>Versandt</translation>
    </message>
    <message>
        <source>In service</source>
        <translation>Im Einsatz</translation>
    </message>
    <message>
        <source>Returned</source>
        <translation>Zurückgekommen</translation>
    </message>
    <message>
        <source>Scrapped</source>
        <translation>Verschrottet</translation>
    </message>
    <message>
        <source>Decommissioned</source>
        <translation>Außer Betrieb</translation>
    </message>
    <message>
        <source>in limits</source>
        <translation>in den Grenzen</translation>
    </message>
    <message>
        <source>in limits, close to one</source>
        <translation>in den Grenzen, nahe an einer</translation>
    </message>
    <message>
        <source>OUT OF LIMITS</source>
        <translation>AUSSERHALB DER GRENZEN</translation>
    </message>
    <message>
        <source>no result</source>
        <translation>kein Ergebnis</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>angehalten</translation>
    </message>
    <message>
        <source>skipped</source>
        <translation>übersprungen</translation>
    </message>
    <message>
        <source>not run</source>
        <translation>nicht ausgeführt</translation>
    </message>
    <message>
        <source>accepted by concession</source>
        <translation>mit Sonderfreigabe angenommen</translation>
    </message>
    <message>
        <source>this unit</source>
        <translation>diese Einheit</translation>
    </message>
    <message>
        <source>this step</source>
        <translation>dieser Schritt</translation>
    </message>
    <message>
        <source>the part</source>
        <translation>das Teil</translation>
    </message>
    <message>
        <source>Nothing scanned yet.</source>
        <translation>Noch nichts gescannt.</translation>
    </message>
    <message>
        <source>You are signed in.</source>
        <translation>Sie sind angemeldet.</translation>
    </message>
    <message>
        <source>{text} is signed in.</source>
        <translation>{text} ist angemeldet.</translation>
    </message>
    <message>
        <source>You are signed out.</source>
        <translation>Sie sind abgemeldet.</translation>
    </message>
    <message>
        <source>{text} is signed out.</source>
        <translation>{text} ist abgemeldet.</translation>
    </message>
    <message>
        <source>{unit} is open at {step}.</source>
        <translation>{unit} ist hier offen: {step}.</translation>
    </message>
    <message>
        <source>{unit} is created.</source>
        <translation>{unit} ist angelegt.</translation>
    </message>
    <message>
        <source>{step} of {unit} is started.</source>
        <translation>{step} für {unit} ist begonnen.</translation>
    </message>
    <message>
        <source>{step} of {unit} is complete.</source>
        <translation>{step} für {unit} ist abgeschlossen.</translation>
    </message>
    <message>
        <source>{step} of {unit} is recorded as not passed.</source>
        <translation>{step} für {unit} ist als nicht bestanden gespeichert.</translation>
    </message>
    <message>
        <source>{step} of {unit} is paused.</source>
        <translation>{step} für {unit} ist unterbrochen.</translation>
    </message>
    <message>
        <source>{step} of {unit} goes on.</source>
        <translation>{step} für {unit} geht weiter.</translation>
    </message>
    <message>
        <source>{step} of {unit} is skipped.</source>
        <translation>{step} für {unit} ist übersprungen.</translation>
    </message>
    <message>
        <source>{component} is fitted to {unit}.</source>
        <translation>{component} ist eingebaut in {unit}.</translation>
    </message>
    <message>
        <source>{component} is taken out of {unit}.</source>
        <translation>{component} ist nicht mehr eingebaut in {unit}.</translation>
    </message>
    <message>
        <source>{component} is loaded at this station.</source>
        <translation>{component} ist an dieser Station gerüstet.</translation>
    </message>
    <message>
        <source>{component} is unloaded from this station.</source>
        <translation>{component} ist an dieser Station abgerüstet.</translation>
    </message>
    <message>
        <source>A value of {unit} is recorded.</source>
        <translation>Ein Wert für {unit} ist gespeichert.</translation>
    </message>
    <message>
        <source>{name}: {value}, {verdict}.</source>
        <translation>{name}: {value}, {verdict}.</translation>
    </message>
    <message>
        <source>{unit} is on hold.</source>
        <translation>{unit} ist gesperrt.</translation>
    </message>
    <message>
        <source>{unit} is on hold: {text}.</source>
        <translation>{unit} ist gesperrt: {text}.</translation>
    </message>
    <message>
        <source>{unit} is released from hold.</source>
        <translation>Die Sperre ist aufgehoben: {unit}.</translation>
    </message>
    <message>
        <source>{unit} goes back to {step}.</source>
        <translation>{unit} geht zurück: {step}.</translation>
    </message>
    <message>
        <source>{unit} is scrapped.</source>
        <translation>{unit} ist verschrottet.</translation>
    </message>
    <message>
        <source>{unit} is moved.</source>
        <translation>{unit} ist umgelagert.</translation>
    </message>
    <message>
        <source>{unit} is moved to {text}.</source>
        <translation>{unit} ist umgelagert nach {text}.</translation>
    </message>
    <message>
        <source>{unit} is packed.</source>
        <translation>{unit} ist verpackt.</translation>
    </message>
    <message>
        <source>{unit} is packed into {text}.</source>
        <translation>{unit} ist verpackt in {text}.</translation>
    </message>
    <message>
        <source>The container is sealed.</source>
        <translation>Der Behälter ist verschlossen.</translation>
    </message>
    <message>
        <source>Container {text} is sealed.</source>
        <translation>Behälter {text} ist verschlossen.</translation>
    </message>
    <message>
        <source>{unit} is released for delivery.</source>
        <translation>{unit} ist zur Lieferung freigegeben.</translation>
    </message>
    <message>
        <source>{unit} is shipped.</source>
        <translation>{unit} ist versandt.</translation>
    </message>
    <message>
        <source>Undone: {component} in {unit}. Both records stay in the history.</source>
        <translation>Rückgängig gemacht: {component} in {unit}. Beide Einträge bleiben im Verlauf.</translation>
    </message>
    <message>
        <source>Your last entry is undone. Both records stay in the history.</source>
        <translation>Der letzte Eintrag ist rückgängig gemacht. Beide Einträge bleiben im Verlauf.</translation>
    </message>
    <message>
        <source>A further label is bound to {unit}.</source>
        <translation>Ein weiteres Etikett gehört jetzt dazu: {unit}.</translation>
    </message>
    <message>
        <source>{text} is bound to {unit}.</source>
        <translation>{text} gehört jetzt dazu: {unit}.</translation>
    </message>
    <message>
        <source>{unit} is still open here.</source>
        <translation>{unit} ist hier noch offen.</translation>
    </message>
    <message>
        <source>Undo takes {component} out of {unit} again.</source>
        <translation>Rückgängig nimmt den Einbau zurück: {component} in {unit}.</translation>
    </message>
    <message>
        <source>Undo takes back your last entry here.</source>
        <translation>Rückgängig nimmt den letzten Eintrag hier zurück.</translation>
    </message>
    <message>
        <source>This needs a second authorised person.</source>
        <translation>Dafür ist eine zweite berechtigte Person nötig.</translation>
    </message>
    <message>
        <source>{code} is the serial number of more than one part.</source>
        <translation>{code} ist die Seriennummer von mehr als einem Teil.</translation>
    </message>
    <message>
        <source>Choose the answer below.</source>
        <translation>Unten die Antwort wählen.</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>The screen has other colours now.</source>
        <translation>Die Anzeige hat jetzt andere Farben.</translation>
    </message>
    <message>
        <source>The screen now speaks English.</source>
        <translation>Die Anzeige ist jetzt deutsch.</translation>
    </message>
    <message>
        <source>Help is called. You can keep working.</source>
        <translation>Hilfe ist gerufen. Weiterarbeiten ist möglich.</translation>
    </message>
    <message>
        <source>{unit} is only shown; nothing was recorded.</source>
        <translation>{unit} wird nur gezeigt; nichts wurde gespeichert.</translation>
    </message>
    <message>
        <source>Take it to {stations}.</source>
        <translation>Zu {stations} bringen.</translation>
    </message>
    <message>
        <source>Next is {step}.</source>
        <translation>Als Nächstes: {step}.</translation>
    </message>
    <message>
        <source>Put it in the hold area.</source>
        <translation>In den Sperrbereich legen.</translation>
    </message>
    <message>
        <source>Put it in the scrap area.</source>
        <translation>In den Schrottbereich legen.</translation>
    </message>
    <message>
        <source>Finish it, or put it aside.</source>
        <translation>Fertigstellen oder beiseitelegen.</translation>
    </message>
    <message>
        <source>Finish it, or scan {code} again to put it aside.</source>
        <translation>Fertigstellen, oder zum Beiseitelegen {code} noch einmal scannen.</translation>
    </message>
    <message>
        <source>Scan the badge of the person who permits it.</source>
        <translation>Ausweis der Person scannen, die es erlaubt.</translation>
    </message>
    <message>
        <source>Choose the part below.</source>
        <translation>Unten das Teil wählen.</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Bereit</translation>
    </message>
    <message>
        <source>The next scan is answered here.</source>
        <translation>Der nächste Scan wird hier beantwortet.</translation>
    </message>
    <message>
        <source>ACCEPTED</source>
        <translation>ANGENOMMEN</translation>
    </message>
    <message>
        <source>ACCEPTED · complete</source>
        <translation>ANGENOMMEN · abgeschlossen</translation>
    </message>
    <message>
        <source>Undone</source>
        <translation>Rückgängig gemacht</translation>
    </message>
    <message>
        <source>NOT RECORDED</source>
        <translation>NICHT GESPEICHERT</translation>
    </message>
    <message>
        <source>REFUSED</source>
        <translation>ABGELEHNT</translation>
    </message>
    <message>
        <source>HOLD</source>
        <translation>GESPERRT</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Prüfen</translation>
    </message>
    <message>
        <source>Undo it</source>
        <translation>Rückgängig machen</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>Put {unit} aside and open the other one?</source>
        <translation>{unit} beiseitelegen und die andere öffnen?</translation>
    </message>
    <message>
        <source>Put the open unit aside?</source>
        <translation>Die offene Einheit beiseitelegen?</translation>
    </message>
    <message>
        <source>Put it aside</source>
        <translation>Beiseitelegen</translation>
    </message>
    <message>
        <source>Stay with it</source>
        <translation>Dabei bleiben</translation>
    </message>
    <message>
        <source>Leave it refused</source>
        <translation>Abgelehnt lassen</translation>
    </message>
    <message>
        <source>Which part is it?</source>
        <translation>Welches Teil ist es?</translation>
    </message>
    <message>
        <source>None of these</source>
        <translation>Keines davon</translation>
    </message>
    <message>
        <source>Which step does the unit go back to?</source>
        <translation>Zu welchem Schritt geht die Einheit zurück?</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Jetzt nicht</translation>
    </message>
    <message>
        <source>Why is the unit put on hold?</source>
        <translation>Warum wird die Einheit gesperrt?</translation>
    </message>
    <message>
        <source>Do not hold</source>
        <translation>Nicht sperren</translation>
    </message>
    <message>
        <source>What is wrong with the unit?</source>
        <translation>Was stimmt an der Einheit nicht?</translation>
    </message>
    <message>
        <source>Nothing, go on</source>
        <translation>Nichts, weiter</translation>
    </message>
    <message>
        <source>attempt {number}</source>
        <translation>Versuch {number}</translation>
    </message>
    <message>
        <source>Unit created</source>
        <translation>Einheit angelegt</translation>
    </message>
    <message>
        <source>Label bound</source>
        <translation>Etikett zugeordnet</translation>
    </message>
    <message>
        <source>Label withdrawn</source>
        <translation>Etikett zurückgezogen</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>Begonnen</translation>
    </message>
    <message>
        <source>Resumed</source>
        <translation>Fortgesetzt</translation>
    </message>
    <message>
        <source>Part fitted</source>
        <translation>Teil eingebaut</translation>
    </message>
    <message>
        <source>Part taken out</source>
        <translation>Teil ausgebaut</translation>
    </message>
    <message>
        <source>Lot received</source>
        <translation>Charge eingegangen</translation>
    </message>
    <message>
        <source>Lot loaded</source>
        <translation>Charge gerüstet</translation>
    </message>
    <message>
        <source>Lot unloaded</source>
        <translation>Charge abgerüstet</translation>
    </message>
    <message>
        <source>Measured</source>
        <translation>Gemessen</translation>
    </message>
    <message>
        <source>Defect</source>
        <translation>Mangel</translation>
    </message>
    <message>
        <source>Repaired</source>
        <translation>Repariert</translation>
    </message>
    <message>
        <source>Sent back</source>
        <translation>Zurückgeschickt</translation>
    </message>
    <message>
        <source>Put on hold</source>
        <translation>Gesperrt</translation>
    </message>
    <message>
        <source>Released from hold</source>
        <translation>Sperre aufgehoben</translation>
    </message>
    <message>
        <source>Moved</source>
        <translation>Umgelagert</translation>
    </message>
    <message>
        <source>Unpacked</source>
        <translation>Ausgepackt</translation>
    </message>
    <message>
        <source>Container sealed</source>
        <translation>Behälter verschlossen</translation>
    </message>
    <message>
        <source>Released for delivery</source>
        <translation>Zur Lieferung freigegeben</translation>
    </message>
    <message>
        <source>Signed in</source>
        <translation>Angemeldet</translation>
    </message>
    <message>
        <source>Signed out</source>
        <translation>Abgemeldet</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Abgelehnt</translation>
    </message>
    <message>
        <source>Permitted by a second person</source>
        <translation>Von zweiter Person erlaubt</translation>
    </message>
    <message>
        <source>Entry undone</source>
        <translation>Eintrag rückgängig</translation>
    </message>
    <message>
        <source>Station started</source>
        <translation>Station gestartet</translation>
    </message>
    <message>
        <source>Clock changed</source>
        <translation>Uhr verstellt</translation>
    </message>
    <message>
        <source>Plant data released</source>
        <translation>Werksdaten freigegeben</translation>
    </message>
    <message>
        <source>{done} of {total} done</source>
        <translation>{done} von {total} erledigt</translation>
    </message>
    <message>
        <source>position {position}</source>
        <translation>Position {position}</translation>
    </message>
    <message>
        <source>Scan your badge</source>
        <translation>Ausweis scannen</translation>
    </message>
    <message>
        <source>Scan a unit</source>
        <translation>Einheit scannen</translation>
    </message>
    <message>
        <source>This station does {step}</source>
        <translation>Diese Station: {step}</translation>
    </message>
    <message>
        <source>Scan the lot label: {part}</source>
        <translation>Chargenetikett scannen: {part}</translation>
    </message>
    <message>
        <source>Scan {part}</source>
        <translation>{part} scannen</translation>
    </message>
    <message>
        <source>Load a lot: scan {part}</source>
        <translation>Charge rüsten: {part} scannen</translation>
    </message>
    <message>
        <source>Measure {name} {index} of {repeats}</source>
        <translation>{name} {index} von {repeats} messen</translation>
    </message>
    <message>
        <source>Measure {name}</source>
        <translation>{name} messen</translation>
    </message>
    <message>
        <source>Press Complete</source>
        <translation>Abschließen drücken</translation>
    </message>
    <message>
        <source>Press Fail: a value is outside its limits</source>
        <translation>Fehler drücken: ein Wert liegt außerhalb der Grenzen</translation>
    </message>
    <message>
        <source>Choose where the unit goes back to</source>
        <translation>Rücksprung der Einheit wählen</translation>
    </message>
    <message>
        <source>Put the unit aside</source>
        <translation>Einheit beiseitelegen</translation>
    </message>
    <message>
        <source>Take the unit to {stations}</source>
        <translation>Einheit zu {stations} bringen</translation>
    </message>
    <message>
        <source>Then scan the next unit.</source>
        <translation>Danach die nächste Einheit scannen.</translation>
    </message>
    <message>
        <source>Stop here</source>
        <translation>Hier anhalten</translation>
    </message>
    <message>
        <source>This code is not known here.</source>
        <translation>Dieser Code ist hier nicht bekannt.</translation>
    </message>
    <message>
        <source>Scan another label on the part, or call help.</source>
        <translation>Ein anderes Etikett am Teil scannen oder Hilfe rufen.</translation>
    </message>
    <message>
        <source>This code has more than one meaning: {list}.</source>
        <translation>Dieser Code hat mehr als eine Bedeutung: {list}.</translation>
    </message>
    <message>
        <source>This code has more than one meaning.</source>
        <translation>Dieser Code hat mehr als eine Bedeutung.</translation>
    </message>
    <message>
        <source>Choose one, or scan a label that names the part.</source>
        <translation>Eine wählen oder ein Etikett scannen, das das Teil nennt.</translation>
    </message>
    <message>
        <source>Nobody is signed in.</source>
        <translation>Niemand ist angemeldet.</translation>
    </message>
    <message>
        <source>Scan your badge, then scan {code} again.</source>
        <translation>Ausweis scannen, danach {code} noch einmal scannen.</translation>
    </message>
    <message>
        <source>This badge is not known here.</source>
        <translation>Dieser Ausweis ist hier nicht bekannt.</translation>
    </message>
    <message>
        <source>Ask the supervisor to enter it.</source>
        <translation>Die Schichtleitung bitten, ihn einzutragen.</translation>
    </message>
    <message>
        <source>Training {detail} for {step} ended {when}.</source>
        <translation>Schulung {detail} ist am {when} abgelaufen, nötig für: {step}.</translation>
    </message>
    <message>
        <source>Training {detail} for {step} is missing.</source>
        <translation>Schulung {detail} fehlt, nötig für: {step}.</translation>
    </message>
    <message>
        <source>Ask a trained person to do this step, or call the supervisor.</source>
        <translation>Eine geschulte Person übernehmen lassen oder Schichtleitung rufen.</translation>
    </message>
    <message>
        <source>Your role does not include this.</source>
        <translation>Das gehört nicht zu Ihrer Rolle.</translation>
    </message>
    <message>
        <source>Ask the supervisor to do it.</source>
        <translation>Die Schichtleitung darum bitten.</translation>
    </message>
    <message>
        <source>There is nothing of yours to undo here.</source>
        <translation>Hier gibt es keinen eigenen Eintrag zum Rückgängigmachen.</translation>
    </message>
    <message>
        <source>Ask the supervisor to correct older entries.</source>
        <translation>Ältere Einträge von der Schichtleitung korrigieren lassen.</translation>
    </message>
    <message>
        <source>Your last entry here is too old to undo.</source>
        <translation>Der letzte eigene Eintrag hier ist zu alt zum Rückgängigmachen.</translation>
    </message>
    <message>
        <source>Ask the supervisor to correct it.</source>
        <translation>Von der Schichtleitung korrigieren lassen.</translation>
    </message>
    <message>
        <source>Later work stands on your last entry.</source>
        <translation>Spätere Arbeit baut auf dem letzten eigenen Eintrag auf.</translation>
    </message>
    <message>
        <source>A second authorised person must permit this.</source>
        <translation>Eine zweite berechtigte Person muss das erlauben.</translation>
    </message>
    <message>
        <source>Ask the supervisor to scan a badge.</source>
        <translation>Schichtleitung bitten, den Ausweis zu scannen.</translation>
    </message>
    <message>
        <source>A reason is needed for this.</source>
        <translation>Dafür ist ein Grund nötig.</translation>
    </message>
    <message>
        <source>Choose a reason.</source>
        <translation>Einen Grund wählen.</translation>
    </message>
    <message>
        <source>{code} was read twice and counted once.</source>
        <translation>{code} wurde zweimal gelesen und einmal gezählt.</translation>
    </message>
    <message>
        <source>Go on with the next scan.</source>
        <translation>Mit dem nächsten Scan weitermachen.</translation>
    </message>
    <message>
        <source>Only half a code arrived.</source>
        <translation>Nur ein halber Code ist angekommen.</translation>
    </message>
    <message>
        <source>Scan it again.</source>
        <translation>Noch einmal scannen.</translation>
    </message>
    <message>
        <source>This terminal cannot save. The last scan is not recorded.</source>
        <translation>Dieses Terminal kann nicht speichern. Der letzte Scan ist nicht gespeichert.</translation>
    </message>
    <message>
        <source>Stop here. Use another station and call IT.</source>
        <translation>Hier anhalten. Andere Station benutzen und die IT rufen.</translation>
    </message>
    <message>
        <source>{detail} is far outside the limits for {unit}.</source>
        <translation>{detail} liegt weit außerhalb der Grenzen für {unit}.</translation>
    </message>
    <message>
        <source>The value is far outside the limits for {unit}.</source>
        <translation>Der Wert liegt weit außerhalb der Grenzen für {unit}.</translation>
    </message>
    <message>
        <source>Check the decimal point, then measure.</source>
        <translation>Komma prüfen und noch einmal messen.</translation>
    </message>
    <message>
        <source>{detail} gave no value for {step}.</source>
        <translation>{detail} lieferte keinen Wert: {step}.</translation>
    </message>
    <message>
        <source>The instrument gave no value for {step}.</source>
        <translation>Das Messgerät lieferte keinen Wert: {step}.</translation>
    </message>
    <message>
        <source>Look at its cable and its display, then measure again.</source>
        <translation>Kabel und Anzeige prüfen, dann noch einmal messen.</translation>
    </message>
    <message>
        <source>The instrument measures in {detail}, which {step} does not take.</source>
        <translation>Das Messgerät misst in {detail}. Diese Einheit gilt hier nicht: {step}.</translation>
    </message>
    <message>
        <source>The instrument measures in another unit than {step} takes.</source>
        <translation>Das Messgerät misst in einer anderen Einheit, als hier gilt: {step}.</translation>
    </message>
    <message>
        <source>Change its unit and measure again.</source>
        <translation>Einheit am Gerät umstellen und noch einmal messen.</translation>
    </message>
    <message>
        <source>{detail} did not come to rest.</source>
        <translation>{detail} kam nicht zur Ruhe.</translation>
    </message>
    <message>
        <source>The value did not come to rest.</source>
        <translation>Der Wert kam nicht zur Ruhe.</translation>
    </message>
    <message>
        <source>Wait until the display stands still, then measure again.</source>
        <translation>Warten, bis die Anzeige stillsteht, dann noch einmal messen.</translation>
    </message>
    <message>
        <source>{detail} does not measure what is missing in {step}.</source>
        <translation>{detail} misst nicht, was hier fehlt: {step}.</translation>
    </message>
    <message>
        <source>This instrument does not measure what is missing in {step}.</source>
        <translation>Dieses Messgerät misst nicht, was hier fehlt: {step}.</translation>
    </message>
    <message>
        <source>Use the instrument for what the blue line asks for.</source>
        <translation>Das Messgerät für das nehmen, was die blaue Zeile verlangt.</translation>
    </message>
    <message>
        <source>The calibration of {detail} ended {when}.</source>
        <translation>Die Kalibrierung von {detail} endete am {when}.</translation>
    </message>
    <message>
        <source>The calibration of this instrument is over.</source>
        <translation>Die Kalibrierung dieses Messgeräts ist abgelaufen.</translation>
    </message>
    <message>
        <source>Use another instrument, or call the supervisor.</source>
        <translation>Anderes Messgerät nehmen oder Schichtleitung rufen.</translation>
    </message>
    <message>
        <source>no value</source>
        <translation>kein Wert</translation>
    </message>
    <message>
        <source>wrong unit</source>
        <translation>falsche Einheit</translation>
    </message>
    <message>
        <source>unsteady</source>
        <translation>unruhig</translation>
    </message>
    <message>
        <source>wrong instrument</source>
        <translation>falsches Messgerät</translation>
    </message>
    <message>
        <source>overdue</source>
        <translation>überfällig</translation>
    </message>
    <message>
        <source>{detail} is not a value that {step} can take.</source>
        <translation>{detail} ist kein passender Wert, hier gilt: {step}.</translation>
    </message>
    <message>
        <source>This is not a value that {step} can take.</source>
        <translation>Das ist kein passender Wert, hier gilt: {step}.</translation>
    </message>
    <message>
        <source>Measure again, or type the number.</source>
        <translation>Noch einmal messen oder die Zahl eintippen.</translation>
    </message>
    <message>
        <source>{detail} is not measured in {step}.</source>
        <translation>{detail} wird hier nicht gemessen: {step}.</translation>
    </message>
    <message>
        <source>This is not measured in {step}.</source>
        <translation>Das wird hier nicht gemessen: {step}.</translation>
    </message>
    <message>
        <source>Measure what the blue line asks for.</source>
        <translation>Messen, was die blaue Zeile verlangt.</translation>
    </message>
    <message>
        <source>{unit} has not been created yet.</source>
        <translation>{unit} ist noch nicht angelegt.</translation>
    </message>
    <message>
        <source>Check the label. New units start at {stations}.</source>
        <translation>Etikett prüfen. Neue Einheiten beginnen an {stations}.</translation>
    </message>
    <message>
        <source>{unit} exists already.</source>
        <translation>{unit} gibt es schon.</translation>
    </message>
    <message>
        <source>Take a new label, or call the supervisor.</source>
        <translation>Neues Etikett nehmen oder Schichtleitung rufen.</translation>
    </message>
    <message>
        <source>This serial number does not match the pattern of {part}.</source>
        <translation>Diese Seriennummer passt nicht zum Muster für {part}.</translation>
    </message>
    <message>
        <source>Scan the label again. If it stays so, replace the label.</source>
        <translation>Etikett noch einmal scannen. Bleibt es dabei, Etikett ersetzen.</translation>
    </message>
    <message>
        <source>{step} of {unit} is not done at this station.</source>
        <translation>{step} für {unit} wird nicht an dieser Station gemacht.</translation>
    </message>
    <message>
        <source>{step} is not on the routing of {unit}.</source>
        <translation>{step} gehört nicht zum Arbeitsplan für {unit}.</translation>
    </message>
    <message>
        <source>No step of {unit} is done at this station.</source>
        <translation>An dieser Station wird kein Schritt für {unit} gemacht.</translation>
    </message>
    <message>
        <source>Return the unit, or call the supervisor.</source>
        <translation>Einheit zurückgeben oder Schichtleitung rufen.</translation>
    </message>
    <message>
        <source>{step} is not done for {unit}.</source>
        <translation>{step} ist für {unit} noch nicht erledigt.</translation>
    </message>
    <message>
        <source>Take it to {stations}, or call the supervisor.</source>
        <translation>Zu {stations} bringen oder Schichtleitung rufen.</translation>
    </message>
    <message>
        <source>{step} was completed {when} for {unit}.</source>
        <translation>{step} wurde für {unit} abgeschlossen: {when}.</translation>
    </message>
    <message>
        <source>{step} is already done for {unit}.</source>
        <translation>{step} ist für {unit} schon erledigt.</translation>
    </message>
    <message>
        <source>{step} of {unit} has used all its attempts.</source>
        <translation>{step} für {unit}: alle Versuche sind verbraucht.</translation>
    </message>
    <message>
        <source>Put it aside for the review board and call the supervisor.</source>
        <translation>Für die Prüfkommission beiseitelegen und Schichtleitung rufen.</translation>
    </message>
    <message>
        <source>{unit} is on hold: {detail}.</source>
        <translation>{unit} ist gesperrt: {detail}.</translation>
    </message>
    <message>
        <source>Put it in the hold area. The supervisor can release it.</source>
        <translation>In den Sperrbereich legen. Die Schichtleitung kann sie freigeben.</translation>
    </message>
    <message>
        <source>{unit} was scrapped {when}.</source>
        <translation>{unit} wurde am {when} verschrottet.</translation>
    </message>
    <message>
        <source>{unit} was scrapped.</source>
        <translation>{unit} wurde verschrottet.</translation>
    </message>
    <message>
        <source>Put it in the scrap area and call the supervisor.</source>
        <translation>In den Schrottbereich legen und Schichtleitung rufen.</translation>
    </message>
    <message>
        <source>{unit} left this line: {detail}.</source>
        <translation>{unit} hat diese Linie verlassen: {detail}.</translation>
    </message>
    <message>
        <source>{unit} has left this line.</source>
        <translation>{unit} hat diese Linie verlassen.</translation>
    </message>
    <message>
        <source>Put it aside and call the supervisor.</source>
        <translation>Beiseitelegen und Schichtleitung rufen.</translation>
    </message>
    <message>
        <source>{step} of {unit} is open at {stations}.</source>
        <translation>{step} für {unit} ist offen an {stations}.</translation>
    </message>
    <message>
        <source>Finish it there, or call the supervisor.</source>
        <translation>Dort fertigstellen oder Schichtleitung rufen.</translation>
    </message>
    <message>
        <source>{other} is still open here.</source>
        <translation>{other} ist hier noch offen.</translation>
    </message>
    <message>
        <source>No step of {unit} is open here.</source>
        <translation>Für {unit} ist hier kein Schritt offen.</translation>
    </message>
    <message>
        <source>Scan the unit first.</source>
        <translation>Zuerst die Einheit scannen.</translation>
    </message>
    <message>
        <source>{step} of {unit} is not paused.</source>
        <translation>{step} für {unit} ist nicht unterbrochen.</translation>
    </message>
    <message>
        <source>Go on with the step.</source>
        <translation>Mit dem Schritt weitermachen.</translation>
    </message>
    <message>
        <source>{step} of {unit} is not finished. Missing: {list}.</source>
        <translation>{step} für {unit} ist nicht fertig. Es fehlt: {list}.</translation>
    </message>
    <message>
        <source>{step} of {unit} is not finished.</source>
        <translation>{step} für {unit} ist nicht fertig.</translation>
    </message>
    <message>
        <source>Do what the blue line asks for.</source>
        <translation>Tun, was die blaue Zeile verlangt.</translation>
    </message>
    <message>
        <source>{unit} has values outside their limits: {list}.</source>
        <translation>{unit} hat Werte außerhalb der Grenzen: {list}.</translation>
    </message>
    <message>
        <source>{unit} has values outside their limits.</source>
        <translation>{unit} hat Werte außerhalb der Grenzen.</translation>
    </message>
    <message>
        <source>Measure again, or press Fail.</source>
        <translation>Noch einmal messen oder Fehler melden.</translation>
    </message>
    <message>
        <source>{unit} cannot go back to {step}.</source>
        <translation>{unit} kann nicht zurück zu: {step}.</translation>
    </message>
    <message>
        <source>Choose another step, or call the supervisor.</source>
        <translation>Anderen Schritt wählen oder Schichtleitung rufen.</translation>
    </message>
    <message>
        <source>{unit} is not on hold.</source>
        <translation>{unit} ist nicht gesperrt.</translation>
    </message>
    <message>
        <source>Go on with the unit.</source>
        <translation>Mit der Einheit weitermachen.</translation>
    </message>
    <message>
        <source>{unit} is on hold already.</source>
        <translation>{unit} ist schon gesperrt.</translation>
    </message>
    <message>
        <source>{unit} is already packed in {other}.</source>
        <translation>{unit} ist schon verpackt in {other}.</translation>
    </message>
    <message>
        <source>{unit} is already packed.</source>
        <translation>{unit} ist schon verpackt.</translation>
    </message>
    <message>
        <source>Take it out first, or scan another unit.</source>
        <translation>Zuerst herausnehmen oder eine andere Einheit scannen.</translation>
    </message>
    <message>
        <source>{unit} is not packed.</source>
        <translation>{unit} ist nicht verpackt.</translation>
    </message>
    <message>
        <source>Scan the container it lies in.</source>
        <translation>Den Behälter scannen, in dem sie liegt.</translation>
    </message>
    <message>
        <source>{other} is sealed.</source>
        <translation>{other} ist verschlossen.</translation>
    </message>
    <message>
        <source>This container is sealed.</source>
        <translation>Dieser Behälter ist verschlossen.</translation>
    </message>
    <message>
        <source>Take another container.</source>
        <translation>Einen anderen Behälter nehmen.</translation>
    </message>
    <message>
        <source>{step} is still to do for {unit}.</source>
        <translation>{step} steht für {unit} noch aus.</translation>
    </message>
    <message>
        <source>{unit} has not finished its routing.</source>
        <translation>{unit} hat den Arbeitsplan noch nicht durchlaufen.</translation>
    </message>
    <message>
        <source>{part} does not belong in {step} of {unit}. Needed: {list}.</source>
        <translation>{part} gehört nicht hierher. {step} für {unit} braucht: {list}.</translation>
    </message>
    <message>
        <source>{part} does not belong in {step} of {unit}.</source>
        <translation>{part} gehört nicht hierher: {step} für {unit}.</translation>
    </message>
    <message>
        <source>Scan {list}.</source>
        <translation>{list} scannen.</translation>
    </message>
    <message>
        <source>Scan the part that the blue line asks for.</source>
        <translation>Das Teil scannen, das die blaue Zeile verlangt.</translation>
    </message>
    <message>
        <source>{component} has the wrong revision. Needed: {list}.</source>
        <translation>{component} hat die falsche Revision. Nötig: {list}.</translation>
    </message>
    <message>
        <source>{component} has the wrong revision.</source>
        <translation>{component} hat die falsche Revision.</translation>
    </message>
    <message>
        <source>Take a part of the right revision.</source>
        <translation>Ein Teil der richtigen Revision nehmen.</translation>
    </message>
    <message>
        <source>Position {list} of {unit} is already filled.</source>
        <translation>Position {list} in {unit} ist schon belegt.</translation>
    </message>
    <message>
        <source>This place in {unit} is already filled.</source>
        <translation>Dieser Platz ist schon belegt: {unit}.</translation>
    </message>
    <message>
        <source>Check the label. To replace the part, take the old one out first.</source>
        <translation>Etikett prüfen. Zum Tauschen zuerst das alte Teil ausbauen.</translation>
    </message>
    <message>
        <source>{component} is on hold: {detail}.</source>
        <translation>{component} ist gesperrt: {detail}.</translation>
    </message>
    <message>
        <source>{component} is on hold.</source>
        <translation>{component} ist gesperrt.</translation>
    </message>
    <message>
        <source>Take another part and put this one in the hold area.</source>
        <translation>Anderes Teil nehmen und dieses in den Sperrbereich legen.</translation>
    </message>
    <message>
        <source>{component} was scrapped {when}.</source>
        <translation>{component} wurde am {when} verschrottet.</translation>
    </message>
    <message>
        <source>{component} was scrapped.</source>
        <translation>{component} wurde verschrottet.</translation>
    </message>
    <message>
        <source>Take another part and put this one in the scrap area.</source>
        <translation>Anderes Teil nehmen und dieses in den Schrottbereich legen.</translation>
    </message>
    <message>
        <source>{component} is already built into {other}.</source>
        <translation>{component} ist schon eingebaut in {other}.</translation>
    </message>
    <message>
        <source>Check the label. If the part was moved, call the supervisor.</source>
        <translation>Etikett prüfen. Wurde das Teil umgebaut, Schichtleitung rufen.</translation>
    </message>
    <message>
        <source>{component} is not released.</source>
        <translation>{component} ist nicht freigegeben.</translation>
    </message>
    <message>
        <source>Take another part, or call the supervisor.</source>
        <translation>Anderes Teil nehmen oder Schichtleitung rufen.</translation>
    </message>
    <message>
        <source>{unit} has no position {list} for {part}.</source>
        <translation>{unit} hat keine Position {list} für {part}.</translation>
    </message>
    <message>
        <source>{unit} has no such position for {part}.</source>
        <translation>{unit} hat keine solche Position für {part}.</translation>
    </message>
    <message>
        <source>Check the position and scan again.</source>
        <translation>Position prüfen und noch einmal scannen.</translation>
    </message>
    <message>
        <source>{lot} expired {when}.</source>
        <translation>{lot} ist am {when} abgelaufen.</translation>
    </message>
    <message>
        <source>{lot} is past its expiry date.</source>
        <translation>{lot} ist abgelaufen.</translation>
    </message>
    <message>
        <source>Take another lot and put this one aside.</source>
        <translation>Andere Charge nehmen und diese beiseitelegen.</translation>
    </message>
    <message>
        <source>{lot} is on hold: {detail}.</source>
        <translation>{lot} ist gesperrt: {detail}.</translation>
    </message>
    <message>
        <source>{lot} is on hold.</source>
        <translation>{lot} ist gesperrt.</translation>
    </message>
    <message>
        <source>Take another lot and put this one in the hold area.</source>
        <translation>Andere Charge nehmen und diese in den Sperrbereich legen.</translation>
    </message>
    <message>
        <source>No lot of {part} is loaded at this station.</source>
        <translation>An dieser Station ist keine Charge gerüstet für {part}.</translation>
    </message>
    <message>
        <source>Scan the label of a lot of {part} to load it.</source>
        <translation>Zum Rüsten ein Chargenetikett scannen: {part}.</translation>
    </message>
    <message>
        <source>{lot} is used up.</source>
        <translation>{lot} ist aufgebraucht.</translation>
    </message>
    <message>
        <source>Load another lot.</source>
        <translation>Eine andere Charge rüsten.</translation>
    </message>
    <message>
        <source>{lot} is not loaded at this station.</source>
        <translation>{lot} ist an dieser Station nicht gerüstet.</translation>
    </message>
    <message>
        <source>Scan the lot that is loaded.</source>
        <translation>Die gerüstete Charge scannen.</translation>
    </message>
    <message>
        <source>{lot} is already loaded here.</source>
        <translation>{lot} ist hier schon gerüstet.</translation>
    </message>
    <message>
        <source>{component} is not built into {unit}.</source>
        <translation>{component} ist nicht eingebaut in {unit}.</translation>
    </message>
    <message>
        <source>Check the label and scan again.</source>
        <translation>Etikett prüfen und noch einmal scannen.</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>nicht bekannt</translation>
    </message>
    <message>
        <source>counted once</source>
        <translation>einmal gezählt</translation>
    </message>
    <message>
        <source>half a code</source>
        <translation>halber Code</translation>
    </message>
    <message>
        <source>two meanings</source>
        <translation>zwei Bedeutungen</translation>
    </message>
    <message>
        <source>badge first</source>
        <translation>erst Ausweis</translation>
    </message>
    <message>
        <source>step open</source>
        <translation>Schritt offen</translation>
    </message>
    <message>
        <source>already done</source>
        <translation>schon erledigt</translation>
    </message>
    <message>
        <source>other station</source>
        <translation>andere Station</translation>
    </message>
    <message>
        <source>on hold</source>
        <translation>gesperrt</translation>
    </message>
    <message>
        <source>wrong part</source>
        <translation>falsches Teil</translation>
    </message>
    <message>
        <source>already fitted</source>
        <translation>schon eingebaut</translation>
    </message>
    <message>
        <source>expired</source>
        <translation>abgelaufen</translation>
    </message>
    <message>
        <source>scrapped</source>
        <translation>verschrottet</translation>
    </message>
    <message>
        <source>NOT recorded</source>
        <translation>NICHT gespeichert</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>abgelehnt</translation>
    </message>
    <message>
        <source>this part</source>
        <translation>dieses Teil</translation>
    </message>
    <message>
        <source>this lot</source>
        <translation>diese Charge</translation>
    </message>
    <message>
        <source>another unit</source>
        <translation>eine andere Einheit</translation>
    </message>
    <message>
        <source>the right station</source>
        <translation>der richtigen Station</translation>
    </message>
    <message>
        <source>it</source>
        <translation>den Code</translation>
    </message>
    <message>
        <source>Any other scan keeps the entry.</source>
        <translation>Jeder andere Scan behält den Eintrag.</translation>
    </message>
    <message>
        <source>Undo the last entry?</source>
        <translation>Letzten Eintrag rückgängig machen?</translation>
    </message>
    <message>
        <source>To permit it: scan the badge of an authorised person</source>
        <translation>Zum Erlauben: Ausweis einer berechtigten Person scannen</translation>
    </message>
    <message>
        <source>Check: {name}</source>
        <translation>Prüfen: {name}</translation>
    </message>
    <message>
        <source>as required</source>
        <translation>wie vorgeschrieben</translation>
    </message>
    <message>
        <source>Serial numbers leased</source>
        <translation>Seriennummern zugeteilt</translation>
    </message>
    <message>
        <source>Serial reserved</source>
        <translation>Seriennummer reserviert</translation>
    </message>
    <message>
        <source>Label printed again</source>
        <translation>Etikett erneut gedruckt</translation>
    </message>
    <message>
        <source>Label printed</source>
        <translation>Etikett gedruckt</translation>
    </message>
    <message>
        <source>File attached</source>
        <translation>Datei angehängt</translation>
    </message>
    <message>
        <source>Process value</source>
        <translation>Prozesswert</translation>
    </message>
    <message>
        <source>Tool used</source>
        <translation>Betriebsmittel benutzt</translation>
    </message>
    <message>
        <source>Nonconformance opened</source>
        <translation>Abweichung eröffnet</translation>
    </message>
    <message>
        <source>Nonconformance decided</source>
        <translation>Abweichung entschieden</translation>
    </message>
    <message>
        <source>Nonconformance closed</source>
        <translation>Abweichung abgeschlossen</translation>
    </message>
    <message>
        <source>Deviation granted</source>
        <translation>Abweichungsgenehmigung erteilt</translation>
    </message>
    <message>
        <source>Concession granted</source>
        <translation>Sonderfreigabe erteilt</translation>
    </message>
    <message>
        <source>Accepted on concession</source>
        <translation>Mit Sonderfreigabe angenommen</translation>
    </message>
    <message>
        <source>Signed</source>
        <translation>Unterschrieben</translation>
    </message>
    <message>
        <source>Signature declined</source>
        <translation>Nicht unterschrieben</translation>
    </message>
    <message>
        <source>Gauge found good</source>
        <translation>Messmittel in Ordnung</translation>
    </message>
    <message>
        <source>Gauge found bad</source>
        <translation>Messmittel nicht in Ordnung</translation>
    </message>
    <message>
        <source>Control limits frozen</source>
        <translation>Eingriffsgrenzen festgelegt</translation>
    </message>
    <message>
        <source>Service opened</source>
        <translation>Serviceauftrag eröffnet</translation>
    </message>
    <message>
        <source>Service closed</source>
        <translation>Serviceauftrag abgeschlossen</translation>
    </message>
    <message>
        <source>Taken out of service</source>
        <translation>Außer Dienst gestellt</translation>
    </message>
    <message>
        <source>Loose parts packed</source>
        <translation>Lose Teile eingepackt</translation>
    </message>
    <message>
        <source>Loose parts unpacked</source>
        <translation>Lose Teile ausgepackt</translation>
    </message>
    <message>
        <source>Containment issued</source>
        <translation>Sperrung herausgegeben</translation>
    </message>
    <message>
        <source>Containment enforced</source>
        <translation>Sperrung wird durchgesetzt</translation>
    </message>
    <message>
        <source>Containment lifted</source>
        <translation>Sperrung aufgehoben</translation>
    </message>
    <message>
        <source>Conflict decided</source>
        <translation>Konflikt entschieden</translation>
    </message>
    <message>
        <source>Correction proposed</source>
        <translation>Berichtigung vorgeschlagen</translation>
    </message>
    <message>
        <source>Corrected</source>
        <translation>Berichtigt</translation>
    </message>
    <message>
        <source>Recall case opened</source>
        <translation>Rückruf eröffnet</translation>
    </message>
    <message>
        <source>Recall: unit closed</source>
        <translation>Rückruf: Einheit abgeschlossen</translation>
    </message>
    <message>
        <source>Recall case closed</source>
        <translation>Rückruf abgeschlossen</translation>
    </message>
    <message>
        <source>Help called</source>
        <translation>Hilfe gerufen</translation>
    </message>
    <message>
        <source>Help is coming</source>
        <translation>Hilfe kommt</translation>
    </message>
    <message>
        <source>Station stopped</source>
        <translation>Station steht</translation>
    </message>
    <message>
        <source>Station runs again</source>
        <translation>Station läuft wieder</translation>
    </message>
    <message>
        <source>Recall drill</source>
        <translation>Rückrufübung</translation>
    </message>
    <message>
        <source>Figure frozen</source>
        <translation>Kennzahl festgehalten</translation>
    </message>
    <message>
        <source>Under review</source>
        <translation>In Prüfung</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Offen</translation>
    </message>
    <message>
        <source>Decided</source>
        <translation>Entschieden</translation>
    </message>
    <message>
        <source>Action in progress</source>
        <translation>Maßnahme läuft</translation>
    </message>
    <message>
        <source>Verified</source>
        <translation>Wirksamkeit geprüft</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Abgeschlossen</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Storniert</translation>
    </message>
    <message>
        <source>Use as is</source>
        <translation>Unverändert verwenden</translation>
    </message>
    <message>
        <source>Rework</source>
        <translation>Nacharbeiten</translation>
    </message>
    <message>
        <source>Repair</source>
        <translation>Reparieren</translation>
    </message>
    <message>
        <source>Regrade</source>
        <translation>Anders einstufen</translation>
    </message>
    <message>
        <source>Scrap</source>
        <translation>Verschrotten</translation>
    </message>
    <message>
        <source>Return to supplier</source>
        <translation>An Lieferanten zurück</translation>
    </message>
    <message>
        <source>{count} units</source>
        <translation>{count} Einheiten</translation>
    </message>
    <message>
        <source>{count} s</source>
        <translation>{count} s</translation>
    </message>
    <message>
        <source>The label of {unit} is printed.</source>
        <translation>Das Etikett ist gedruckt: {unit}.</translation>
    </message>
    <message>
        <source>The label of {unit} was read back and is right.</source>
        <translation>Das Etikett ist geprüft und stimmt: {unit}.</translation>
    </message>
    <message>
        <source>The label of {unit} did not come out.</source>
        <translation>Das Etikett kam nicht heraus: {unit}.</translation>
    </message>
    <message>
        <source>The label of {unit} did not come out: {text}.</source>
        <translation>Das Etikett kam nicht heraus: {unit}. {text}.</translation>
    </message>
    <message>
        <source>The serial of {unit} is withdrawn. Nothing is made under it.</source>
        <translation>Die Seriennummer ist zurückgezogen: {unit}. Unter ihr wird nichts gebaut.</translation>
    </message>
    <message>
        <source>Whether the label of {unit} came out is not known.</source>
        <translation>Ob das Etikett herauskam, ist nicht bekannt: {unit}.</translation>
    </message>
    <message>
        <source>Stick it on, then scan it.</source>
        <translation>Aufkleben, dann scannen.</translation>
    </message>
    <message>
        <source>Look at the printer, then print it again.</source>
        <translation>Nach dem Drucker sehen, dann neu drucken.</translation>
    </message>
    <message>
        <source>Destroy the label.</source>
        <translation>Das Etikett vernichten.</translation>
    </message>
    <message>
        <source>Look into the printer and answer below.</source>
        <translation>In den Drucker sehen und unten antworten.</translation>
    </message>
    <message>
        <source>This station has no serial number left for {part}.</source>
        <translation>Diese Station hat keine Seriennummer mehr: {part}.</translation>
    </message>
    <message>
        <source>Call IT: central gives out new ones.</source>
        <translation>IT rufen: Neue Nummern kommen von der Zentrale.</translation>
    </message>
    <message>
        <source>No label can be printed for {part} here.</source>
        <translation>Hier kann kein Etikett gedruckt werden: {part}.</translation>
    </message>
    <message>
        <source>Take a printed label, or call the supervisor.</source>
        <translation>Gedrucktes Etikett nehmen oder Schichtleitung rufen.</translation>
    </message>
    <message>
        <source>The label printer is not ready: {detail}.</source>
        <translation>Der Etikettendrucker ist nicht bereit: {detail}.</translation>
    </message>
    <message>
        <source>The label printer is not ready.</source>
        <translation>Der Etikettendrucker ist nicht bereit.</translation>
    </message>
    <message>
        <source>Look at the printer, then print again.</source>
        <translation>Nach dem Drucker sehen, dann noch einmal drucken.</translation>
    </message>
    <message>
        <source>Nobody has scanned the new label of {unit} yet.</source>
        <translation>Das neue Etikett ist noch nicht gescannt: {unit}.</translation>
    </message>
    <message>
        <source>The label says {detail}. The unit here is {unit}.</source>
        <translation>Auf dem Etikett steht {detail}. Hier liegt: {unit}.</translation>
    </message>
    <message>
        <source>The label belongs to another unit than {unit}.</source>
        <translation>Das Etikett gehört zu einer anderen Einheit. Hier liegt: {unit}.</translation>
    </message>
    <message>
        <source>Take the right label and scan it. Destroy a wrong one.</source>
        <translation>Das richtige Etikett nehmen und scannen. Ein falsches vernichten.</translation>
    </message>
    <message>
        <source>label not read</source>
        <translation>Etikett offen</translation>
    </message>
    <message>
        <source>wrong label</source>
        <translation>falsches Etikett</translation>
    </message>
    <message>
        <source>no serial left</source>
        <translation>keine Nummer</translation>
    </message>
    <message>
        <source>no label</source>
        <translation>kein Etikett</translation>
    </message>
    <message>
        <source>The label is being printed</source>
        <translation>Das Etikett wird gedruckt</translation>
    </message>
    <message>
        <source>Print the label</source>
        <translation>Etikett drucken</translation>
    </message>
    <message>
        <source>Stick the label on and scan it</source>
        <translation>Etikett aufkleben und scannen</translation>
    </message>
    <message>
        <source>Print the label of {unit} again?</source>
        <translation>Etikett noch einmal drucken: {unit}?</translation>
    </message>
    <message>
        <source>Print the label again?</source>
        <translation>Etikett noch einmal drucken?</translation>
    </message>
    <message>
        <source>Print it again</source>
        <translation>Neu drucken</translation>
    </message>
    <message>
        <source>No, it is there</source>
        <translation>Nein, es ist da</translation>
    </message>
    <message>
        <source>Why is the label printed again?</source>
        <translation>Warum wird das Etikett neu gedruckt?</translation>
    </message>
    <message>
        <source>Do not print</source>
        <translation>Nicht drucken</translation>
    </message>
    <message>
        <source>Why is the serial withdrawn?</source>
        <translation>Warum wird die Seriennummer zurückgezogen?</translation>
    </message>
    <message>
        <source>The label of {unit} is being printed again.</source>
        <translation>Das Etikett von {unit} wird noch einmal gedruckt.</translation>
    </message>
    <message>
        <source>This recall case was opened before.</source>
        <translation>Dieser Rückruffall wurde schon eröffnet.</translation>
    </message>
    <message>
        <source>Open the case, or give the new one another name.</source>
        <translation>Öffne den Fall, oder gib dem neuen einen anderen Namen.</translation>
    </message>
    <message>
        <source>Recall case {detail} is not open.</source>
        <translation>Der Rückruffall {detail} ist nicht offen.</translation>
    </message>
    <message>
        <source>This recall case is not open.</source>
        <translation>Dieser Rückruffall ist nicht offen.</translation>
    </message>
    <message>
        <source>Open a case first.</source>
        <translation>Eröffne zuerst einen Fall.</translation>
    </message>
    <message>
        <source>Units of this recall that are still to be closed: {detail}.</source>
        <translation>Einheiten dieses Rückrufs, die noch abzuschließen sind: {detail}.</translation>
    </message>
    <message>
        <source>Units of this recall are still to be closed.</source>
        <translation>Einheiten dieses Rückrufs sind noch abzuschließen.</translation>
    </message>
    <message>
        <source>Close every unit with its outcome first.</source>
        <translation>Zuerst jede Einheit mit ihrem Ausgang abschließen.</translation>
    </message>
    <message>
        <source>This is measured by an instrument and not typed in {step}.</source>
        <translation>Das misst hier ein Messmittel, es wird nicht getippt: {step}.</translation>
    </message>
    <message>
        <source>Take the value from the instrument.</source>
        <translation>Den Wert vom Messmittel übernehmen.</translation>
    </message>
    <message>
        <source>use instrument</source>
        <translation>Messmittel nehmen</translation>
    </message>
    <message>
        <source>{detail} is measured by an instrument and not typed in {step}.</source>
        <translation>{detail} misst hier ein Messmittel, es wird nicht getippt: {step}.</translation>
    </message>
    <message>
        <source>Above the upper limit by {distance}</source>
        <translation>Um {distance} über der oberen Grenze</translation>
    </message>
    <message>
        <source>Above the upper limit</source>
        <translation>Über der oberen Grenze</translation>
    </message>
    <message>
        <source>Below the lower limit by {distance}</source>
        <translation>Um {distance} unter der unteren Grenze</translation>
    </message>
    <message>
        <source>Below the lower limit</source>
        <translation>Unter der unteren Grenze</translation>
    </message>
    <message>
        <source>In limits</source>
        <translation>In den Grenzen</translation>
    </message>
    <message>
        <source>In limits, near the upper one</source>
        <translation>In den Grenzen, nahe der oberen</translation>
    </message>
    <message>
        <source>In limits, near the lower one</source>
        <translation>In den Grenzen, nahe der unteren</translation>
    </message>
    <message>
        <source>This value is outside its limits.</source>
        <translation>Dieser Wert liegt außerhalb seiner Grenzen.</translation>
    </message>
    <message>
        <source>It is noted on the screen and not recorded yet.</source>
        <translation>Es steht auf dem Bildschirm und ist noch nicht erfasst.</translation>
    </message>
    <message>
        <source>What is recorded first stays.</source>
        <translation>Was zuerst erfasst wird, bleibt.</translation>
    </message>
    <message>
        <source>Record {value} as FAIL?</source>
        <translation>{value} als NICHT BESTANDEN erfassen?</translation>
    </message>
    <message>
        <source>Record this value as FAIL?</source>
        <translation>Diesen Wert als NICHT BESTANDEN erfassen?</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Erfassen</translation>
    </message>
    <message>
        <source>Type again</source>
        <translation>Neu eingeben</translation>
    </message>
    <message>
        <source>Why is it measured again?</source>
        <translation>Warum wird noch einmal gemessen?</translation>
    </message>
    <message>
        <source>Leave it as it is</source>
        <translation>So lassen</translation>
    </message>
    <message>
        <source>The station works again.</source>
        <translation>Die Station arbeitet wieder.</translation>
    </message>
    <message>
        <source>The call for help is answered.</source>
        <translation>Der Hilferuf ist beantwortet.</translation>
    </message>
    <message>
        <source>Frozen as a receipt: {text}.</source>
        <translation>Als Beleg festgehalten: {text}.</translation>
    </message>
    <message>
        <source>Why does the station stand?</source>
        <translation>Warum steht die Station?</translation>
    </message>
    <message>
        <source>It does not</source>
        <translation>Sie steht nicht</translation>
    </message>
    <message>
        <source>This needs a signature.</source>
        <translation>Dafür ist eine Unterschrift nötig.</translation>
    </message>
    <message>
        <source>Scan the badge of the person who signs.</source>
        <translation>Den Ausweis der Person scannen, die unterschreibt.</translation>
    </message>
    <message>
        <source>Badge and PIN do not belong together. Nothing was signed.</source>
        <translation>Ausweis und PIN gehören nicht zusammen. Es wurde nichts unterschrieben.</translation>
    </message>
    <message>
        <source>Scan the badge again, then type its PIN.</source>
        <translation>Den Ausweis noch einmal scannen, dann seine PIN eingeben.</translation>
    </message>
    <message>
        <source>Too many wrong PINs. Nobody can sign here until {when}.</source>
        <translation>Zu viele falsche PINs. Hier kann bis {when} niemand unterschreiben.</translation>
    </message>
    <message>
        <source>Wait, or sign at another station.</source>
        <translation>Warten oder an einer anderen Station unterschreiben.</translation>
    </message>
    <message>
        <source>There is nothing to sign here.</source>
        <translation>Hier gibt es nichts zu unterschreiben.</translation>
    </message>
    <message>
        <source>Record the work first.</source>
        <translation>Zuerst die Arbeit erfassen.</translation>
    </message>
    <message>
        <source>Nonconformance {list} of {unit} is not decided.</source>
        <translation>Über die Abweichung {list} an {unit} ist nicht entschieden.</translation>
    </message>
    <message>
        <source>A nonconformance of {unit} is not decided.</source>
        <translation>Über eine Abweichung an {unit} ist nicht entschieden.</translation>
    </message>
    <message>
        <source>Put it aside for the review board.</source>
        <translation>Für die Prüfrunde zur Seite legen.</translation>
    </message>
    <message>
        <source>{unit} has no such nonconformance.</source>
        <translation>{unit} hat keine solche Abweichung.</translation>
    </message>
    <message>
        <source>Check the number, or open one.</source>
        <translation>Die Nummer prüfen oder eine eröffnen.</translation>
    </message>
    <message>
        <source>Nonconformance {list} of {unit} is not at this point.</source>
        <translation>Die Abweichung {list} an {unit} ist nicht an diesem Punkt.</translation>
    </message>
    <message>
        <source>Take its steps in order: review, decision, action, proof, closing.</source>
        <translation>Die Schritte der Reihe nach: Prüfung, Entscheidung, Maßnahme, Nachweis, Abschluss.</translation>
    </message>
    <message>
        <source>{step} of {unit} did not pass and cannot be waived.</source>
        <translation>{step} von {unit} ist nicht bestanden und kann nicht erlassen werden.</translation>
    </message>
    <message>
        <source>Open a nonconformance. The review board decides.</source>
        <translation>Eine Abweichung eröffnen. Die Prüfrunde entscheidet.</translation>
    </message>
    <message>
        <source>There is no concession {list}.</source>
        <translation>Es gibt keine Sonderfreigabe {list}.</translation>
    </message>
    <message>
        <source>A concession is needed for this.</source>
        <translation>Dafür ist eine Sonderfreigabe nötig.</translation>
    </message>
    <message>
        <source>Type the number of a granted concession.</source>
        <translation>Die Nummer einer erteilten Sonderfreigabe eingeben.</translation>
    </message>
    <message>
        <source>Concession {list} has been granted before.</source>
        <translation>Die Sonderfreigabe {list} wurde schon erteilt.</translation>
    </message>
    <message>
        <source>Take a new number.</source>
        <translation>Eine neue Nummer nehmen.</translation>
    </message>
    <message>
        <source>Concession {list} has no limit.</source>
        <translation>Die Sonderfreigabe {list} hat keine Grenze.</translation>
    </message>
    <message>
        <source>Give it a number of units or a last day.</source>
        <translation>Eine Stückzahl oder einen letzten Tag angeben.</translation>
    </message>
    <message>
        <source>Concession {list} ended {when}.</source>
        <translation>Die Sonderfreigabe {list} endete am {when}.</translation>
    </message>
    <message>
        <source>Ask quality for a new one.</source>
        <translation>Die Qualität um eine neue bitten.</translation>
    </message>
    <message>
        <source>Concession {list} is used up.</source>
        <translation>Die Sonderfreigabe {list} ist aufgebraucht.</translation>
    </message>
    <message>
        <source>Concession {list} does not cover this.</source>
        <translation>Die Sonderfreigabe {list} deckt das nicht ab.</translation>
    </message>
    <message>
        <source>Check its part, step and characteristic.</source>
        <translation>Ihr Teil, ihren Schritt und ihr Merkmal prüfen.</translation>
    </message>
    <message>
        <source>Instrument {detail} is not known here.</source>
        <translation>Das Messmittel {detail} ist hier nicht bekannt.</translation>
    </message>
    <message>
        <source>Take one that is listed for {list}.</source>
        <translation>Eines nehmen, das für {list} geführt wird.</translation>
    </message>
    <message>
        <source>Instrument {detail} is not made for this.</source>
        <translation>Das Messmittel {detail} ist dafür nicht gemacht.</translation>
    </message>
    <message>
        <source>Take one of the class {list}.</source>
        <translation>Eines der Klasse {list} nehmen.</translation>
    </message>
    <message>
        <source>Take another instrument, or have this one calibrated.</source>
        <translation>Ein anderes Messmittel nehmen oder dieses kalibrieren lassen.</translation>
    </message>
    <message>
        <source>Instrument {detail} did not pass its check.</source>
        <translation>Das Messmittel {detail} hat seine Prüfung nicht bestanden.</translation>
    </message>
    <message>
        <source>Take another instrument and put this one aside.</source>
        <translation>Ein anderes Messmittel nehmen und dieses zur Seite legen.</translation>
    </message>
    <message>
        <source>not signed</source>
        <translation>nicht unterschrieben</translation>
    </message>
    <message>
        <source>undecided</source>
        <translation>nicht entschieden</translation>
    </message>
    <message>
        <source>instrument</source>
        <translation>Messmittel</translation>
    </message>
    <message>
        <source>The repair of {unit} is recorded.</source>
        <translation>Die Reparatur von {unit} ist erfasst.</translation>
    </message>
    <message>
        <source>Nonconformance {text} is open: {unit} waits for a decision.</source>
        <translation>Die Abweichung {text} ist eröffnet: {unit} wartet auf eine Entscheidung.</translation>
    </message>
    <message>
        <source>Nonconformance {text} of {unit}: {state}.</source>
        <translation>Abweichung {text} an {unit}: {state}.</translation>
    </message>
    <message>
        <source>{unit}: {decision}. Signed by {name}.</source>
        <translation>{unit}: {decision}. Unterschrieben von {name}.</translation>
    </message>
    <message>
        <source>Nonconformance {text} of {unit} is closed.</source>
        <translation>Die Abweichung {text} an {unit} ist abgeschlossen.</translation>
    </message>
    <message>
        <source>The concession is granted. Signed by {name}.</source>
        <translation>Die Sonderfreigabe ist erteilt. Unterschrieben von {name}.</translation>
    </message>
    <message>
        <source>{step} of {unit} is waived.</source>
        <translation>{step} von {unit} ist erlassen.</translation>
    </message>
    <message>
        <source>The check of the instrument is recorded.</source>
        <translation>Die Prüfung des Messmittels ist erfasst.</translation>
    </message>
    <message>
        <source>The last step of {unit} is signed by {name}.</source>
        <translation>Der letzte Schritt von {unit} ist von {name} unterschrieben.</translation>
    </message>
    <message>
        <source>The signature is declined. That is recorded.</source>
        <translation>Die Unterschrift ist abgelehnt. Das ist erfasst.</translation>
    </message>
    <message>
        <source>You sign for {unit}: {decision}.</source>
        <translation>Sie unterschreiben für {unit}: {decision}.</translation>
    </message>
    <message>
        <source>You sign that {unit} may be delivered.</source>
        <translation>Sie unterschreiben, dass {unit} ausgeliefert werden darf.</translation>
    </message>
    <message>
        <source>You sign that {step} of {unit} is not needed.</source>
        <translation>Sie unterschreiben, dass {step} von {unit} nicht nötig ist.</translation>
    </message>
    <message>
        <source>You sign the last step of {unit} as done.</source>
        <translation>Sie unterschreiben den letzten Schritt von {unit} als getan.</translation>
    </message>
    <message>
        <source>You sign what was recorded last.</source>
        <translation>Sie unterschreiben, was zuletzt erfasst wurde.</translation>
    </message>
    <message>
        <source>{unit} is released for delivery. Signed by {name}.</source>
        <translation>{unit} ist zur Auslieferung freigegeben. Unterschrieben von {name}.</translation>
    </message>
    <message>
        <source>What does not conform?</source>
        <translation>Was weicht ab?</translation>
    </message>
    <message>
        <source>Why do you not sign?</source>
        <translation>Warum unterschreiben Sie nicht?</translation>
    </message>
    <message>
        <source>Back to the unit</source>
        <translation>Zurück zur Einheit</translation>
    </message>
    <message>
        <source>The PIN is being checked</source>
        <translation>Die PIN wird geprüft</translation>
    </message>
    <message>
        <source>Do not sign now</source>
        <translation>Jetzt nicht unterschreiben</translation>
    </message>
    <message>
        <source>To sign: type your PIN</source>
        <translation>Zum Unterschreiben: PIN eingeben</translation>
    </message>
    <message>
        <source>To sign: scan your badge</source>
        <translation>Zum Unterschreiben: Ausweis scannen</translation>
    </message>
    <message>
        <source>A new number is reserved: {unit}.</source>
        <translation>Eine neue Nummer ist reserviert: {unit}.</translation>
    </message>
    <message>
        <source>At hand is {unit}. Units in it: {text}.</source>
        <translation>Zur Hand ist {unit}. Einheiten darin: {text}.</translation>
    </message>
    <message>
        <source>Destroy the label and print a new one.</source>
        <translation>Das Etikett vernichten und ein neues drucken.</translation>
    </message>
    <message>
        <source>Number reserved</source>
        <translation>Nummer reserviert</translation>
    </message>
    <message>
        <source>The label says {detail}. The one that was printed is {other}.</source>
        <translation>Das Etikett sagt {detail}. Gedruckt wurde {other}.</translation>
    </message>
    <message>
        <source>The number of this container was withdrawn.</source>
        <translation>Die Nummer dieses Behälters wurde gestrichen.</translation>
    </message>
    <message>
        <source>The number of {other} was withdrawn.</source>
        <translation>Die Nummer wurde gestrichen: {other}.</translation>
    </message>
    <message>
        <source>The number of {unit} is withdrawn. Nothing is packed under it.</source>
        <translation>Die Nummer ist gestrichen: {unit}. Unter ihr wird nichts verpackt.</translation>
    </message>
    <message>
        <source>This container is in use already.</source>
        <translation>Dieser Behälter ist schon in Gebrauch.</translation>
    </message>
    <message>
        <source>This number is in use already: {other}.</source>
        <translation>Diese Nummer ist schon in Gebrauch: {other}.</translation>
    </message>
    <message>
        <source>Why is the number withdrawn?</source>
        <translation>Warum wird die Nummer gestrichen?</translation>
    </message>
    <message>
        <source>The tag of {unit} is written and was read back.</source>
        <translation>Der Transponder von {unit} ist beschrieben und zurückgelesen.</translation>
    </message>
    <message>
        <source>The tag of {unit} is to be written.</source>
        <translation>Der Transponder von {unit} soll beschrieben werden.</translation>
    </message>
    <message>
        <source>Fix it to the unit.</source>
        <translation>An der Einheit befestigen.</translation>
    </message>
    <message>
        <source>Lay one tag, and no other, on {reader}.</source>
        <translation>Einen einzigen Transponder auf {reader} legen.</translation>
    </message>
    <message>
        <source>The tag is being written: leave it where it is</source>
        <translation>Der Transponder wird beschrieben: liegen lassen</translation>
    </message>
    <message>
        <source>Do not wait</source>
        <translation>Nicht warten</translation>
    </message>
    <message>
        <source>Lay the tag on {reader}</source>
        <translation>Den Transponder auf {reader} legen</translation>
    </message>
    <message>
        <source>Do not write it</source>
        <translation>Nicht beschreiben</translation>
    </message>
    <message>
        <source>The tag of {unit} is not written.</source>
        <translation>Der Transponder von {unit} ist nicht beschrieben.</translation>
    </message>
    <message>
        <source>Try it again with another tag.</source>
        <translation>Mit einem anderen Transponder noch einmal versuchen.</translation>
    </message>
    <message>
        <source>No reader of this station writes tags.</source>
        <translation>Kein Lesegerät dieser Station beschreibt Transponder.</translation>
    </message>
    <message>
        <source>Go on without a tag, or call IT.</source>
        <translation>Ohne Transponder weitermachen oder die IT rufen.</translation>
    </message>
    <message>
        <source>{unit} has no number that a tag can hold.</source>
        <translation>{unit} hat keine Nummer, die ein Transponder aufnimmt.</translation>
    </message>
    <message>
        <source>Call the supervisor.</source>
        <translation>Die Schichtleitung rufen.</translation>
    </message>
    <message>
        <source>The tag reader {list} is not connected.</source>
        <translation>Das Transponder-Lesegerät {list} ist nicht verbunden.</translation>
    </message>
    <message>
        <source>Look at its cable, then try again.</source>
        <translation>Das Kabel prüfen, dann noch einmal versuchen.</translation>
    </message>
    <message>
        <source>No tag came to the reader {list}.</source>
        <translation>Kein Transponder kam zum Lesegerät {list}.</translation>
    </message>
    <message>
        <source>Lay one on it and try again.</source>
        <translation>Einen auflegen und noch einmal versuchen.</translation>
    </message>
    <message>
        <source>More than one tag lies on {list}, so none is written.</source>
        <translation>Auf {list} liegt mehr als ein Transponder, daher wird keiner beschrieben.</translation>
    </message>
    <message>
        <source>Take the others away and try again.</source>
        <translation>Die anderen wegnehmen und noch einmal versuchen.</translation>
    </message>
    <message>
        <source>This tag belongs to another unit and stays as it is.</source>
        <translation>Dieser Transponder gehört zu einer anderen Einheit und bleibt, wie er ist.</translation>
    </message>
    <message>
        <source>Take a fresh tag.</source>
        <translation>Einen neuen Transponder nehmen.</translation>
    </message>
    <message>
        <source>The tag cannot be written: it is locked or too small.</source>
        <translation>Der Transponder lässt sich nicht beschreiben: gesperrt oder zu klein.</translation>
    </message>
    <message>
        <source>Take another tag.</source>
        <translation>Einen anderen Transponder nehmen.</translation>
    </message>
    <message>
        <source>The reader {list} did not answer. What the tag says is not known.</source>
        <translation>Das Lesegerät {list} antwortete nicht. Was der Transponder sagt, ist unbekannt.</translation>
    </message>
    <message>
        <source>Put the tag aside and take a fresh one.</source>
        <translation>Den Transponder beiseitelegen und einen neuen nehmen.</translation>
    </message>
    <message>
        <source>The tag reads otherwise than it was written.</source>
        <translation>Der Transponder liest sich anders, als er beschrieben wurde.</translation>
    </message>
    <message>
        <source>Destroy it and take a fresh one.</source>
        <translation>Ihn zerstören und einen neuen nehmen.</translation>
    </message>
    <message>
        <source>This reader cannot write this tag.</source>
        <translation>Dieses Lesegerät kann diesen Transponder nicht beschreiben.</translation>
    </message>
    <message>
        <source>no tag</source>
        <translation>kein Transponder</translation>
    </message>
    <message>
        <source>{unit} is not released.</source>
        <translation>{unit} ist nicht freigegeben.</translation>
    </message>
    <message>
        <source>Somebody who may release it signs first.</source>
        <translation>Zuerst muss jemand unterschreiben, der es freigeben darf.</translation>
    </message>
    <message>
        <source>Of the sample, {detail} units are inspected.</source>
        <translation>Von der Stichprobe sind {detail} Einheiten geprüft.</translation>
    </message>
    <message>
        <source>Inspect the units that are still open.</source>
        <translation>Die noch offenen Einheiten prüfen.</translation>
    </message>
    <message>
        <source>not released</source>
        <translation>nicht freigegeben</translation>
    </message>
    <message>
        <source>sample open</source>
        <translation>Stichprobe offen</translation>
    </message>
    <message>
        <source>Lot accepted</source>
        <translation>Los angenommen</translation>
    </message>
    <message>
        <source>Lot rejected</source>
        <translation>Los abgelehnt</translation>
    </message>
    <message>
        <source>{bad} of {sample} nonconforming</source>
        <translation>{bad} von {sample} fehlerhaft</translation>
    </message>
    <message>
        <source>The lot is accepted: {text} nonconforming in the sample.</source>
        <translation>Das Los ist angenommen: {text} fehlerhaft in der Stichprobe.</translation>
    </message>
    <message>
        <source>The lot is not accepted and is held: {text} nonconforming in the sample.</source>
        <translation>Das Los ist nicht angenommen und gesperrt: {text} fehlerhaft in der Stichprobe.</translation>
    </message>
    <message>
        <source>The control limits are frozen.</source>
        <translation>Die Eingriffsgrenzen sind eingefroren.</translation>
    </message>
    <message>
        <source>{text} is kept with {unit}.</source>
        <translation>{text} ist bei {unit} abgelegt.</translation>
    </message>
    <message>
        <source>{other} lies in {unit} already.</source>
        <translation>{other} liegt schon in {unit}.</translation>
    </message>
    <message>
        <source>Scan the larger container last.</source>
        <translation>Den größeren Behälter zuletzt scannen.</translation>
    </message>
    <message>
        <source>{unit} is empty.</source>
        <translation>{unit} ist leer.</translation>
    </message>
    <message>
        <source>Pack something into it first.</source>
        <translation>Zuerst etwas hineinpacken.</translation>
    </message>
    <message>
        <source>Of {lot} there are only {detail} in it.</source>
        <translation>Von {lot} sind nur {detail} darin.</translation>
    </message>
    <message>
        <source>Count again.</source>
        <translation>Neu zählen.</translation>
    </message>
    <message>
        <source>Service order {detail} of {unit} is still open.</source>
        <translation>Serviceauftrag {detail} von {unit} ist noch offen.</translation>
    </message>
    <message>
        <source>Close it first.</source>
        <translation>Zuerst abschließen.</translation>
    </message>
    <message>
        <source>{unit} has no open service order.</source>
        <translation>{unit} hat keinen offenen Serviceauftrag.</translation>
    </message>
    <message>
        <source>Open one, or scan another unit.</source>
        <translation>Einen eröffnen oder eine andere Einheit scannen.</translation>
    </message>
    <message>
        <source>{unit} was never delivered to a customer.</source>
        <translation>{unit} wurde nie an einen Kunden geliefert.</translation>
    </message>
    <message>
        <source>{unit} is taken out of {text}.</source>
        <translation>{unit} ist aus {text} entnommen.</translation>
    </message>
    <message>
        <source>{unit} came back.</source>
        <translation>{unit} kam zurück.</translation>
    </message>
    <message>
        <source>{container} is packed into {text}.</source>
        <translation>{container} ist verpackt in {text}.</translation>
    </message>
    <message>
        <source>{container} is taken out of {text}.</source>
        <translation>{container} ist aus {text} entnommen.</translation>
    </message>
    <message>
        <source>{quantity} of {component} are packed into {container}.</source>
        <translation>{quantity} von {component} sind verpackt in {container}.</translation>
    </message>
    <message>
        <source>{quantity} of {component} are taken out of {container}.</source>
        <translation>{quantity} von {component} sind aus {container} entnommen.</translation>
    </message>
    <message>
        <source>{container} and all that is in it is moved to {text}.</source>
        <translation>{container} ist samt Inhalt umgelagert nach {text}.</translation>
    </message>
    <message>
        <source>{container} and all that is in it is shipped: {text}.</source>
        <translation>{container} ist samt Inhalt versandt: {text}.</translation>
    </message>
    <message>
        <source>Service order {text} of {unit} is open.</source>
        <translation>Serviceauftrag {text} von {unit} ist eröffnet.</translation>
    </message>
    <message>
        <source>Service order {text} of {unit} is closed.</source>
        <translation>Serviceauftrag {text} von {unit} ist abgeschlossen.</translation>
    </message>
    <message>
        <source>{unit} is out of use for good.</source>
        <translation>{unit} ist endgültig außer Betrieb.</translation>
    </message>
    <message>
        <source>{container} is on the table; nothing was recorded.</source>
        <translation>{container} liegt auf dem Tisch; nichts wurde erfasst.</translation>
    </message>
    <message>
        <source>the container</source>
        <translation>der Behälter</translation>
    </message>
    <message>
        <source>{container}: choose, or scan into it</source>
        <translation>{container}: wählen oder hineinscannen</translation>
    </message>
    <message>
        <source>This container</source>
        <translation>Dieser Behälter</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>Nichts</translation>
    </message>
    <message>
        <source>Why is it taken out?</source>
        <translation>Warum wird es entnommen?</translation>
    </message>
    <message>
        <source>Leave it in</source>
        <translation>Darin lassen</translation>
    </message>
    <message>
        <source>Check the serial.</source>
        <translation>Seriennummer prüfen.</translation>
    </message>
    <message>
        <source>You sign the concession: the departure is accepted.</source>
        <translation>Sie unterschreiben die Sonderfreigabe: Die Abweichung wird angenommen.</translation>
    </message>
    <message>
        <source>Containment {text} is enforced here from now on.</source>
        <translation>Die Eindämmung {text} gilt hier von jetzt an.</translation>
    </message>
    <message>
        <source>Containment {text} has ended.</source>
        <translation>Die Eindämmung {text} ist beendet.</translation>
    </message>
    <message>
        <source>Containment {text} was enforced here before.</source>
        <translation>Die Eindämmung {text} galt hier schon.</translation>
    </message>
    <message>
        <source>Part {text} of a containment is read. The others may come in any order.</source>
        <translation>Teil {text} einer Eindämmung ist gelesen. Die anderen kommen in beliebiger Folge.</translation>
    </message>
    <message>
        <source>The conflict about {unit} is decided. Both branches stay in the history.</source>
        <translation>Über {unit} ist entschieden. Beide Fassungen bleiben in der Geschichte.</translation>
    </message>
    <message>
        <source>The correction is proposed. Somebody else must approve it.</source>
        <translation>Die Berichtigung ist vorgeschlagen. Jemand anderes muss sie freigeben.</translation>
    </message>
    <message>
        <source>The correction is decided. What was recorded stays in the history.</source>
        <translation>Über die Berichtigung ist entschieden. Das Erfasste bleibt in der Geschichte.</translation>
    </message>
    <message>
        <source>contained</source>
        <translation>eingedämmt</translation>
    </message>
    <message>
        <source>containment {name}</source>
        <translation>Eindämmung {name}</translation>
    </message>
    <message>
        <source>{unit} is contained: {detail}.</source>
        <translation>{unit} ist eingedämmt: {detail}.</translation>
    </message>
    <message>
        <source>{unit} is contained.</source>
        <translation>{unit} ist eingedämmt.</translation>
    </message>
    <message>
        <source>Put it in the hold area. The supervisor decides about it.</source>
        <translation>Ins Sperrlager legen. Die Schichtleitung entscheidet darüber.</translation>
    </message>
    <message>
        <source>The signature of {other} does not fit what it says.</source>
        <translation>Die Unterschrift der {other} passt nicht zum Inhalt.</translation>
    </message>
    <message>
        <source>Nothing was taken over. Have it printed again, and call the supervisor.</source>
        <translation>Nichts wurde übernommen. Neu drucken lassen und die Schichtleitung rufen.</translation>
    </message>
    <message>
        <source>{other} is signed with a key that this station does not trust.</source>
        <translation>{other} ist mit einem Schlüssel unterschrieben, dem diese Station nicht vertraut.</translation>
    </message>
    <message>
        <source>{other} is older than version {detail}, which is enforced here.</source>
        <translation>{other} ist älter als Fassung {detail}, die hier gilt.</translation>
    </message>
    <message>
        <source>Nothing was taken over. Ask for the newest one.</source>
        <translation>Nichts wurde übernommen. Die neueste verlangen.</translation>
    </message>
    <message>
        <source>{other} has too many single units.</source>
        <translation>{other} nennt zu viele einzelne Einheiten.</translation>
    </message>
    <message>
        <source>Contain by lot, order or a range of serials.</source>
        <translation>Nach Charge, Auftrag oder Nummernbereich eindämmen.</translation>
    </message>
    <message>
        <source>{other} contains nothing.</source>
        <translation>{other} dämmt nichts ein.</translation>
    </message>
    <message>
        <source>Say which units it concerns.</source>
        <translation>Angeben, welche Einheiten betroffen sind.</translation>
    </message>
    <message>
        <source>Two stations worked on {unit} without knowing of each other.</source>
        <translation>Zwei Stationen bearbeiteten {unit}, ohne voneinander zu wissen.</translation>
    </message>
    <message>
        <source>Put it aside. The supervisor decides which work counts.</source>
        <translation>Zur Seite legen. Die Schichtleitung entscheidet, welche Arbeit zählt.</translation>
    </message>
    <message>
        <source>Nothing about {unit} waits for this decision.</source>
        <translation>Zu {unit} wartet keine solche Entscheidung.</translation>
    </message>
    <message>
        <source>Look at the list again.</source>
        <translation>Die Liste noch einmal ansehen.</translation>
    </message>
    <message>
        <source>An entry of this kind cannot be corrected: {detail}.</source>
        <translation>Ein solcher Eintrag lässt sich nicht berichtigen: {detail}.</translation>
    </message>
    <message>
        <source>This entry cannot be corrected.</source>
        <translation>Dieser Eintrag lässt sich nicht berichtigen.</translation>
    </message>
    <message>
        <source>Record what is right as an entry of its own.</source>
        <translation>Das Richtige als eigenen Eintrag erfassen.</translation>
    </message>
    <message>
        <source>This correction was decided before.</source>
        <translation>Über diese Berichtigung ist schon entschieden.</translation>
    </message>
    <message>
        <source>Who proposes a correction does not approve it.</source>
        <translation>Wer eine Berichtigung vorschlägt, gibt sie nicht frei.</translation>
    </message>
    <message>
        <source>Ask another supervisor.</source>
        <translation>Eine andere Schichtleitung fragen.</translation>
    </message>
    <message>
        <source>Put it in the hold area. {who} placed the hold; the supervisor can release it.</source>
        <translation>Ins Sperrlager legen. {who} hat gesperrt; die Schichtleitung kann freigeben.</translation>
    </message>
    <message>
        <source>{unit} is on hold with {other}: {detail}.</source>
        <translation>{unit} ist mit {other} gesperrt: {detail}.</translation>
    </message>
    <message>
        <source>{unit} is contained by {other}: {detail}.</source>
        <translation>{unit} ist eingedämmt durch {other}: {detail}.</translation>
    </message>
    <message>
        <source>It must go through {step} first. Take it to {stations}.</source>
        <translation>Sie muss zuerst durch {step}. Zu {stations} bringen.</translation>
    </message>
    <message>
        <source>Put it aside. An inspector looks at it and releases it.</source>
        <translation>Zur Seite legen. Die Prüfung sieht sie an und gibt sie frei.</translation>
    </message>
    <message>
        <source>Put it in the hold area. {who} issued this; the supervisor decides.</source>
        <translation>Ins Sperrlager legen. Von {who} verfügt; die Schichtleitung entscheidet.</translation>
    </message>
    <message>
        <source>You sign which work on {unit} counts.</source>
        <translation>Sie unterschreiben, welche Arbeit an {unit} zählt.</translation>
    </message>
    <message>
        <source>{list}: all that {step} asks for is measured. {detail} is one too many.</source>
        <translation>{list}: Alles, was {step} verlangt, ist gemessen. {detail} ist einer zu viel.</translation>
    </message>
    <message>
        <source>To measure it again, touch Measure again and say why.</source>
        <translation>Zum Wiederholen „Noch einmal messen“ berühren und den Grund angeben.</translation>
    </message>
    <message>
        <source>{component} is loaded. {text} more of this lot was used than ever came in: count it.</source>
        <translation>{component} ist gerüstet. Von der Charge wurde {text} mehr verbraucht, als je hereinkam: bitte nachzählen.</translation>
    </message>
    <message>
        <source>The decision is signed by {name}. What was recorded stays in the history.</source>
        <translation>Die Entscheidung ist von {name} unterschrieben. Was aufgezeichnet wurde, bleibt im Verlauf.</translation>
    </message>
    <message>
        <source>You sign that this work on {unit} counts all the same.</source>
        <translation>Sie unterschreiben, dass diese Arbeit an {unit} trotzdem zählt.</translation>
    </message>
    <message>
        <source>You sign for what was taken from this lot beyond what came in.</source>
        <translation>Sie unterschreiben für das, was der Charge über den Zugang hinaus entnommen wurde.</translation>
    </message>
    <message>
        <source>{unit} is not sealed.</source>
        <translation>{unit} ist nicht verschlossen.</translation>
    </message>
    <message>
        <source>Seal it first, then ship it.</source>
        <translation>Erst verschließen, dann versenden.</translation>
    </message>
    <message>
        <source>Order {text} is on its way, all of it.</source>
        <translation>Auftrag {text} ist unterwegs, vollständig.</translation>
    </message>
    <message>
        <source>Containments that {text} signs can be carried here from now on.</source>
        <translation>Eindämmungen, die {text} unterschreibt, können ab jetzt hierher gebracht werden.</translation>
    </message>
    <message>
        <source>You sign that {unit} leaves for its customer.</source>
        <translation>Sie unterschreiben, dass {unit} zum Kunden geht.</translation>
    </message>
    <message>
        <source>You sign that the shipment leaves for its customer.</source>
        <translation>Sie unterschreiben, dass die Sendung zum Kunden geht.</translation>
    </message>
    <message>
        <source>You sign that {unit} is out of use for good.</source>
        <translation>Sie unterschreiben, dass {unit} endgültig außer Betrieb ist.</translation>
    </message>
    <message>
        <source>You sign that the fingerprint of the key is the one on the paper.</source>
        <translation>Sie unterschreiben, dass der Fingerabdruck des Schlüssels der auf dem Papier ist.</translation>
    </message>
    <message>
        <source>Nothing was taken over. In charge: compare its key under Holds and decisions.</source>
        <translation>Nichts wurde übernommen. Leitung: den Schlüssel unter Sperren und Entscheidungen vergleichen.</translation>
    </message>
    <message>
        <source>Key trusted</source>
        <translation>Schlüssel anerkannt</translation>
    </message>
    <message>
        <source>unfinished</source>
        <translation>unfertig</translation>
    </message>
    <message>
        <source>in a container</source>
        <translation>im Behälter</translation>
    </message>
    <message>
        <source>not sealed</source>
        <translation>nicht verschlossen</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>leer</translation>
    </message>
    <message>
        <source>shipped</source>
        <translation>versandt</translation>
    </message>
    <message>
        <source>order open</source>
        <translation>Auftrag offen</translation>
    </message>
</context>
<context>
    <name>unitrail::DevicePage</name>
    <message>
        <source>Scanners and devices</source>
        <translation>Scanner und Geräte</translation>
    </message>
    <message>
        <source>More devices</source>
        <translation>Weitere Geräte</translation>
    </message>
    <message>
        <source>not connected</source>
        <translation>nicht verbunden</translation>
    </message>
    <message>
        <source>The repair is in force and kept in {detail}.</source>
        <translation>Die Korrektur gilt und steht in {detail}.</translation>
    </message>
    <message>
        <source>The repair is in force until the program ends. Start it with --config to keep it.</source>
        <translation>Die Korrektur gilt, bis das Programm endet. Mit --config starten, um sie zu behalten.</translation>
    </message>
    <message>
        <source>The repair is in force, but it could not be kept: {detail}</source>
        <translation>Die Korrektur gilt, konnte aber nicht gespeichert werden: {detail}</translation>
    </message>
    <message>
        <source>The test sheet could not be saved: {detail}</source>
        <translation>Das Testblatt konnte nicht gespeichert werden: {detail}</translation>
    </message>
    <message>
        <source>No scanner is set up here.</source>
        <translation>Hier ist kein Scanner eingerichtet.</translation>
    </message>
    <message>
        <source>Devices stand in the station&apos;s configuration file.</source>
        <translation>Geräte stehen in der Konfigurationsdatei der Station.</translation>
    </message>
    <message>
        <source>This device reads no printed codes.</source>
        <translation>Dieses Gerät liest keine gedruckten Codes.</translation>
    </message>
    <message>
        <source>Choose a scanner for printed codes.</source>
        <translation>Einen Scanner für gedruckte Codes wählen.</translation>
    </message>
    <message>
        <source>{count} of 44 characters come right.</source>
        <translation>{count} von 44 Zeichen kommen richtig an.</translation>
    </message>
    <message>
        <source>From the screen or from the printed sheet, in any order.</source>
        <translation>Vom Bildschirm oder vom gedruckten Blatt, in beliebiger Reihenfolge.</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>Befund</translation>
    </message>
    <message>
        <source>Nothing was scanned yet.</source>
        <translation>Noch nichts gescannt.</translation>
    </message>
    <message>
        <source>Nothing is wrong.</source>
        <translation>Nichts ist falsch.</translation>
    </message>
    <message>
        <source>Proposal: take the repair out</source>
        <translation>Vorschlag: die Korrektur entfernen</translation>
    </message>
    <message>
        <source>Proposal: repair = {repair}</source>
        <translation>Vorschlag: repair = {repair}</translation>
    </message>
    <message>
        <source>What came</source>
        <translation>Was ankam</translation>
    </message>
    <message>
        <source>Every scan of this device is shown here, byte for byte.</source>
        <translation>Jeder Scan dieses Geräts steht hier, Byte für Byte.</translation>
    </message>
    <message>
        <source>{ending} {ms} ms</source>
        <translation>{ending} {ms} ms</translation>
    </message>
    <message>
        <source>no end</source>
        <translation>kein Ende</translation>
    </message>
    <message>
        <source>Scan code {number}</source>
        <translation>Code {number} scannen</translation>
    </message>
    <message>
        <source>Every code of the sheet was scanned.</source>
        <translation>Jeder Code des Blatts wurde gescannt.</translation>
    </message>
    <message>
        <source>Codes {numbers} are on the printed sheet.</source>
        <translation>Die Codes {numbers} stehen auf dem gedruckten Blatt.</translation>
    </message>
    <message>
        <source>Back to work</source>
        <translation>Zurück zur Arbeit</translation>
    </message>
    <message>
        <source>Start again</source>
        <translation>Neu beginnen</translation>
    </message>
    <message>
        <source>Put it right</source>
        <translation>Richtigstellen</translation>
    </message>
    <message>
        <source>No printer took the test sheet. It is in {detail}: print it at full size.</source>
        <translation>Kein Drucker nahm das Testblatt an. Es liegt in {detail}: in voller Größe drucken.</translation>
    </message>
    <message>
        <source>Print test sheet</source>
        <translation>Testblatt drucken</translation>
    </message>
    <message>
        <source>The test sheet is on its way to the printer.</source>
        <translation>Das Testblatt ist unterwegs zum Drucker.</translation>
    </message>
    <message>
        <source>The test sheet is printed. Scan its codes one by one.</source>
        <translation>Das Testblatt ist gedruckt. Seine Codes einzeln scannen.</translation>
    </message>
    <message>
        <source>{ms} ms</source>
        <translation>{ms} ms</translation>
    </message>
</context>
<context>
    <name>unitrail::FindingsPanel</name>
    <message>
        <source>and {count} more</source>
        <translation>und {count} weitere</translation>
    </message>
</context>
<context>
    <name>unitrail::HeaderBar</name>
    <message>
        <source>{device} not as it was set up</source>
        <translation>{device} nicht wie eingerichtet</translation>
    </message>
    <message>
        <source>Station {name}</source>
        <translation>Station {name}</translation>
    </message>
    <message>
        <source>rev {revision}</source>
        <translation>Rev. {revision}</translation>
    </message>
    <message>
        <source>Nobody</source>
        <translation>Niemand</translation>
    </message>
    <message>
        <source>{device} not connected</source>
        <translation>{device} nicht verbunden</translation>
    </message>
</context>
<context>
    <name>unitrail::HistoryScreen</name>
    <message>
        <source>Built in now</source>
        <translation>Jetzt eingebaut</translation>
    </message>
    <message>
        <source>Nothing is built into this unit yet.</source>
        <translation>In diese Einheit ist noch nichts eingebaut.</translation>
    </message>
    <message>
        <source>HOLD {hold}</source>
        <translation>GESPERRT {hold}</translation>
    </message>
    <message>
        <source>Back to work</source>
        <translation>Zurück zur Arbeit</translation>
    </message>
    <message>
        <source>Newer</source>
        <translation>Neuere</translation>
    </message>
    <message>
        <source>Older</source>
        <translation>Ältere</translation>
    </message>
    <message>
        <source>Unit history</source>
        <translation>Verlauf der Einheit</translation>
    </message>
    <message>
        <source>No entry of this kind.</source>
        <translation>Kein Eintrag dieser Art.</translation>
    </message>
    <message>
        <source>Raw record</source>
        <translation>Rohdaten</translation>
    </message>
    <message>
        <source>As it is kept</source>
        <translation>Wie er aufbewahrt ist</translation>
    </message>
    <message>
        <source>Where it stands</source>
        <translation>Wo er steht</translation>
    </message>
    <message>
        <source>Selected entry</source>
        <translation>Gewählter Eintrag</translation>
    </message>
    <message>
        <source>Touch an entry to see all of it.</source>
        <translation>Tippe auf einen Eintrag, um alles zu sehen.</translation>
    </message>
    <message>
        <source>No longer counts: {entry}</source>
        <translation>Zählt nicht mehr: {entry}</translation>
    </message>
    <message>
        <source>Takes back: {entry}</source>
        <translation>Nimmt zurück: {entry}</translation>
    </message>
    <message>
        <source>The clock was not set by the network.</source>
        <translation>Die Uhr war nicht vom Netz gestellt.</translation>
    </message>
    <message>
        <source>All entries</source>
        <translation>Alle Einträge</translation>
    </message>
    <message>
        <source>Without refusals</source>
        <translation>Ohne Ablehnungen</translation>
    </message>
    <message>
        <source>Only parts</source>
        <translation>Nur Teile</translation>
    </message>
    <message>
        <source>Only values and fails</source>
        <translation>Nur Werte und Fehler</translation>
    </message>
    <message>
        <source>Only holds and corrections</source>
        <translation>Nur Sperren und Korrekturen</translation>
    </message>
    <message>
        <source>{count} hidden</source>
        <translation>{count} verborgen</translation>
    </message>
    <message>
        <source>Show the list</source>
        <translation>Liste zeigen</translation>
    </message>
    <message>
        <source>Show raw record</source>
        <translation>Rohdaten zeigen</translation>
    </message>
    <message>
        <source>Antenna {number}</source>
        <translation>Antenne {number}</translation>
    </message>
    <message>
        <source>{strength} dBm</source>
        <translation>{strength} dBm</translation>
    </message>
    <message>
        <source>Chip {number}</source>
        <translation>Chip {number}</translation>
    </message>
    <message>
        <source>attempt {number}</source>
        <translation>{number}. Versuch</translation>
    </message>
    <message>
        <source>differs</source>
        <translation>weicht ab</translation>
    </message>
    <message>
        <source>Two records</source>
        <translation>Zwei Akten</translation>
    </message>
    <message>
        <source>The unit</source>
        <translation>Die Einheit</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>Values</source>
        <translation>Werte</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>Teil</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Auftrag</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Kunde</translation>
    </message>
    <message>
        <source>Holds</source>
        <translation>Sperren</translation>
    </message>
    <message>
        <source>As it is now</source>
        <translation>Wie es jetzt ist</translation>
    </message>
    <message>
        <source>As of then</source>
        <translation>Damals</translation>
    </message>
    <message>
        <source>{count} later ones left out</source>
        <translation>{count} spätere weggelassen</translation>
    </message>
    <message>
        <source>Only this</source>
        <translation>Nur diese</translation>
    </message>
    <message>
        <source>Scan the other unit</source>
        <translation>Andere Einheit scannen</translation>
    </message>
    <message>
        <source>Compare…</source>
        <translation>Vergleich…</translation>
    </message>
    <message>
        <source>Container</source>
        <translation>Behälter</translation>
    </message>
    <message>
        <source>Location</source>
        <translation>Ort</translation>
    </message>
    <message>
        <source>Save this record</source>
        <translation>Akte sichern</translation>
    </message>
    <message>
        <source>PDF, and signed data</source>
        <translation>PDF und unterschriebene Daten</translation>
    </message>
</context>
<context>
    <name>unitrail::Keypad</name>
    <message>
        <source>Number keys</source>
        <translation>Zifferntasten</translation>
    </message>
    <message>
        <source>Erase</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Save value</source>
        <translation>Wert speichern</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>In Ordnung</translation>
    </message>
    <message>
        <source>Not OK</source>
        <translation>Nicht in Ordnung</translation>
    </message>
    <message>
        <source>Decimal mark</source>
        <translation>Dezimalkomma</translation>
    </message>
    <message>
        <source>Plus or minus</source>
        <translation>Plus oder Minus</translation>
    </message>
    <message>
        <source>Type the value</source>
        <translation>Wert eintippen</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>Wählen</translation>
    </message>
    <message>
        <source>Only from the instrument</source>
        <translation>Nur vom Messmittel</translation>
    </message>
    <message>
        <source>Scan the text</source>
        <translation>Text scannen</translation>
    </message>
</context>
<context>
    <name>unitrail::OperatorScreen</name>
    <message>
        <source>Stopped: {reason}</source>
        <translation>Steht: {reason}</translation>
    </message>
    <message>
        <source>HOLD</source>
        <translation>GESPERRT</translation>
    </message>
    <message>
        <source>attempt {number}</source>
        <translation>Versuch {number}</translation>
    </message>
    <message>
        <source>Dark screen</source>
        <translation>Dunkle Anzeige</translation>
    </message>
    <message>
        <source>Light screen</source>
        <translation>Helle Anzeige</translation>
    </message>
    <message>
        <source>This terminal</source>
        <translation>Dieses Terminal</translation>
    </message>
    <message>
        <source>Undo last</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>Abmelden</translation>
    </message>
    <message>
        <source>Unit history</source>
        <translation>Verlauf der Einheit</translation>
    </message>
    <message>
        <source>Call help</source>
        <translation>Hilfe rufen</translation>
    </message>
    <message>
        <source>Fail…</source>
        <translation>Fehler…</translation>
    </message>
    <message>
        <source>Hold unit</source>
        <translation>Einheit sperren</translation>
    </message>
    <message>
        <source>Complete step</source>
        <translation>Schritt abschließen</translation>
    </message>
    <message>
        <source>first pass ({percent} %)</source>
        <translation>im ersten Versuch ({percent} %)</translation>
    </message>
    <message>
        <source>first pass</source>
        <translation>im ersten Versuch</translation>
    </message>
    <message>
        <source>Since {time}</source>
        <translation>Seit {time}</translation>
    </message>
    <message>
        <source>done</source>
        <translation>fertig</translation>
    </message>
    <message>
        <source>not passed</source>
        <translation>nicht bestanden</translation>
    </message>
    <message>
        <source>Choose below. Any other scan means no.</source>
        <translation>Unten wählen. Jeder andere Scan bedeutet Nein.</translation>
    </message>
    <message>
        <source>Choose the step</source>
        <translation>Schritt wählen</translation>
    </message>
    <message>
        <source>New unit, print label</source>
        <translation>Neue Einheit, Etikett drucken</translation>
    </message>
    <message>
        <source>Withdraw serial…</source>
        <translation>Nummer streichen…</translation>
    </message>
    <message>
        <source>Print label</source>
        <translation>Etikett drucken</translation>
    </message>
    <message>
        <source>Print label again…</source>
        <translation>Etikett noch einmal…</translation>
    </message>
    <message>
        <source>New label…</source>
        <translation>Neues Etikett…</translation>
    </message>
    <message>
        <source>New {name}, label</source>
        <translation>{name}: neues Etikett</translation>
    </message>
    <message>
        <source>Withdraw number…</source>
        <translation>Nummer streichen…</translation>
    </message>
    <message>
        <source>Write tag</source>
        <translation>Transponder beschreiben</translation>
    </message>
</context>
<context>
    <name>unitrail::PracticePanel</name>
    <message>
        <source>Practice codes</source>
        <translation>Übungscodes</translation>
    </message>
    <message>
        <source>Badges and commands</source>
        <translation>Ausweise und Befehle</translation>
    </message>
    <message>
        <source>Practice: click a code to scan it</source>
        <translation>Übung: Code anklicken statt scannen</translation>
    </message>
</context>
<context>
    <name>unitrail::QuestionStrip</name>
    <message>
        <source>More …</source>
        <translation>Mehr …</translation>
    </message>
    <message>
        <source>I am not convinced</source>
        <translation>Ich bin nicht überzeugt</translation>
    </message>
    <message>
        <source>The record is incomplete</source>
        <translation>Die Aufzeichnung ist unvollständig</translation>
    </message>
    <message>
        <source>Not mine to decide</source>
        <translation>Nicht meine Entscheidung</translation>
    </message>
    <message>
        <source>Decline…</source>
        <translation>Ablehnen…</translation>
    </message>
    <message>
        <source>Seal it</source>
        <translation>Verschließen</translation>
    </message>
    <message>
        <source>Put on hold…</source>
        <translation>Sperren…</translation>
    </message>
    <message>
        <source>Take it out…</source>
        <translation>Entnehmen…</translation>
    </message>
    <message>
        <source>Repacking</source>
        <translation>Umpacken</translation>
    </message>
    <message>
        <source>Damaged</source>
        <translation>Beschädigt</translation>
    </message>
    <message>
        <source>Wrong content</source>
        <translation>Falscher Inhalt</translation>
    </message>
    <message>
        <source>Audit</source>
        <translation>Audit</translation>
    </message>
    <message>
        <source>Print its label again…</source>
        <translation>Etikett noch einmal drucken…</translation>
    </message>
</context>
<context>
    <name>unitrail::TerminalScreen</name>
    <message>
        <source>read as a keyboard</source>
        <translation>liest als Tastatur</translation>
    </message>
    <message>
        <source>not as it was set up</source>
        <translation>nicht wie eingerichtet</translation>
    </message>
    <message>
        <source>{count} characters repaired</source>
        <translation>{count} Zeichen berichtigt</translation>
    </message>
    <message>
        <source>This terminal: station {name}</source>
        <translation>Dieses Terminal: Station {name}</translation>
    </message>
    <message>
        <source>Devices</source>
        <translation>Geräte</translation>
    </message>
    <message>
        <source>No devices are set up. Scans come from the keyboard wedge.</source>
        <translation>Keine Geräte eingerichtet. Scans kommen über die Tastatur.</translation>
    </message>
    <message>
        <source>About</source>
        <translation>Über</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>Programm</translation>
    </message>
    <message>
        <source>Plant data</source>
        <translation>Werksdaten</translation>
    </message>
    <message>
        <source>Records are in</source>
        <translation>Einträge liegen in</translation>
    </message>
    <message>
        <source>Back to work</source>
        <translation>Zurück zur Arbeit</translation>
    </message>
    <message>
        <source>Dark screen</source>
        <translation>Dunkle Anzeige</translation>
    </message>
    <message>
        <source>Light screen</source>
        <translation>Helle Anzeige</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>Abmelden</translation>
    </message>
    <message>
        <source>not connected</source>
        <translation>nicht verbunden</translation>
    </message>
</context>
<context>
    <name>unitrail::MenuScreen</name>
    <message>
        <source>Menu</source>
        <translation>Menü</translation>
    </message>
    <message>
        <source>Back to work</source>
        <translation>Zurück zur Arbeit</translation>
    </message>
</context>
<context>
    <name>unitrail::LabelPanel</name>
    <message>
        <source>Label</source>
        <translation>Etikett</translation>
    </message>
    <message>
        <source>{number} copies</source>
        <translation>{number} Exemplare</translation>
    </message>
</context>
<context>
    <name>unitrail::SpcPage</name>
    <message>
        <source>Process control</source>
        <translation>Prozesslenkung</translation>
    </message>
    <message>
        <source>Last {n} values</source>
        <translation>Letzte {n} Werte</translation>
    </message>
    <message>
        <source>Last {n} means of {size}</source>
        <translation>Letzte {n} Mittelwerte aus {size}</translation>
    </message>
    <message>
        <source>Capability</source>
        <translation>Fähigkeit</translation>
    </message>
    <message>
        <source>Two values at least are needed.</source>
        <translation>Es braucht mindestens zwei Werte.</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>Mittelwert</translation>
    </message>
    <message>
        <source>Spread within</source>
        <translation>Streuung innerhalb</translation>
    </message>
    <message>
        <source>Spread overall</source>
        <translation>Streuung gesamt</translation>
    </message>
    <message>
        <source>Outside limits</source>
        <translation>Außerhalb der Grenzen</translation>
    </message>
    <message>
        <source>Limits</source>
        <translation>Grenzwerte</translation>
    </message>
    <message>
        <source>revision {revision}</source>
        <translation>Revision {revision}</translation>
    </message>
    <message>
        <source>First value</source>
        <translation>Erster Wert</translation>
    </message>
    <message>
        <source>Last value</source>
        <translation>Letzter Wert</translation>
    </message>
    <message>
        <source>Intervals: 95 % confidence</source>
        <translation>Intervalle: 95 % Vertrauen</translation>
    </message>
    <message>
        <source>all stations</source>
        <translation>alle Stationen</translation>
    </message>
    <message>
        <source>Nothing with a number has been measured yet</source>
        <translation>Noch kein Zahlenwert gemessen</translation>
    </message>
    <message>
        <source>{number} of {total}</source>
        <translation>{number} von {total}</translation>
    </message>
    <message>
        <source>Back to work</source>
        <translation>Zurück zur Arbeit</translation>
    </message>
    <message>
        <source>Previous measure</source>
        <translation>Voriges Merkmal</translation>
    </message>
    <message>
        <source>Next measure</source>
        <translation>Nächstes Merkmal</translation>
    </message>
    <message>
        <source>Other station</source>
        <translation>Andere Station</translation>
    </message>
    <message>
        <source>Freeze anew</source>
        <translation>Neu festschreiben</translation>
    </message>
    <message>
        <source>Freeze control limits</source>
        <translation>Eingriffsgrenzen festschreiben</translation>
    </message>
    <message>
        <source>means, ranges</source>
        <translation>Mittelwerte</translation>
    </message>
    <message>
        <source>single values</source>
        <translation>Einzelwerte</translation>
    </message>
    <message>
        <source>Chart</source>
        <translation>Diagramm</translation>
    </message>
</context>
<context>
    <name>unitrail::ResultsPage</name>
    <message>
        <source>Machine results</source>
        <translation>Maschinenergebnisse</translation>
    </message>
    <message>
        <source>Why it waits</source>
        <translation>Warum es wartet</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Einheit</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>nicht bekannt</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>cannot be read</source>
        <translation>nicht lesbar</translation>
    </message>
    <message>
        <source>Came in</source>
        <translation>Eingegangen</translation>
    </message>
    <message>
        <source>Tried last</source>
        <translation>Zuletzt versucht</translation>
    </message>
    <message>
        <source>Tries</source>
        <translation>Versuche</translation>
    </message>
    <message>
        <source>No result of a machine waits</source>
        <translation>Kein Maschinenergebnis wartet</translation>
    </message>
    <message>
        <source>Results that wait</source>
        <translation>Wartende Ergebnisse</translation>
    </message>
    <message>
        <source>{n} recorded</source>
        <translation>{n} erfasst</translation>
    </message>
    <message>
        <source>Waiting, oldest first</source>
        <translation>Wartet, Älteste zuerst</translation>
    </message>
    <message>
        <source>No machine is set up. Results come from folders and sockets in the configuration.</source>
        <translation>Keine Maschine eingerichtet. Ergebnisse kommen aus den Ordnern und Anschlüssen der Konfiguration.</translation>
    </message>
    <message>
        <source>Every result that came in is recorded. One that has no unit yet would wait here.</source>
        <translation>Jedes eingegangene Ergebnis ist erfasst. Eines ohne bekannte Einheit würde hier warten.</translation>
    </message>
    <message>
        <source>Where results come from</source>
        <translation>Woher Ergebnisse kommen</translation>
    </message>
    <message>
        <source>Nothing is set up.</source>
        <translation>Nichts ist eingerichtet.</translation>
    </message>
    <message>
        <source>Back to work</source>
        <translation>Zurück zur Arbeit</translation>
    </message>
    <message>
        <source>Previous</source>
        <translation>Voriges</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Nächstes</translation>
    </message>
    <message>
        <source>Try all again</source>
        <translation>Alle erneut versuchen</translation>
    </message>
    <message>
        <source>a folder</source>
        <translation>einem Ordner</translation>
    </message>
    <message>
        <source>It is no result of ours</source>
        <translation>Es ist kein Ergebnis von uns</translation>
    </message>
    <message>
        <source>It was sent anew</source>
        <translation>Es wurde neu gesendet</translation>
    </message>
    <message>
        <source>The machine was only tested</source>
        <translation>Die Maschine wurde nur getestet</translation>
    </message>
    <message>
        <source>Discard…</source>
        <translation>Verwerfen…</translation>
    </message>
    <message>
        <source>Keep it waiting</source>
        <translation>Weiter warten lassen</translation>
    </message>
    <message>
        <source>A file in a folder cannot be taken</source>
        <translation>Eine Datei im Ordner lässt sich nicht übernehmen</translation>
    </message>
</context>
<context>
    <name>unitrail::ControlChart</name>
    <message>
        <source>the spread is above its control limit</source>
        <translation>die Streuung liegt über der Eingriffsgrenze</translation>
    </message>
    <message>
        <source>the mean is above its control limit</source>
        <translation>der Mittelwert liegt über der Eingriffsgrenze</translation>
    </message>
    <message>
        <source>the mean is below its control limit</source>
        <translation>der Mittelwert liegt unter der Eingriffsgrenze</translation>
    </message>
    <message>
        <source>the value is above its control limit</source>
        <translation>der Wert liegt über der Eingriffsgrenze</translation>
    </message>
    <message>
        <source>the value is below its control limit</source>
        <translation>der Wert liegt unter der Eingriffsgrenze</translation>
    </message>
    <message>
        <source>9 in a row above the mean</source>
        <translation>9 hintereinander über dem Mittelwert</translation>
    </message>
    <message>
        <source>9 in a row below the mean</source>
        <translation>9 hintereinander unter dem Mittelwert</translation>
    </message>
    <message>
        <source>6 in a row rising</source>
        <translation>6 hintereinander steigend</translation>
    </message>
    <message>
        <source>6 in a row falling</source>
        <translation>6 hintereinander fallend</translation>
    </message>
    <message>
        <source>Nothing measured yet. The chart begins with the first value.</source>
        <translation>Noch nichts gemessen. Die Karte beginnt mit dem ersten Wert.</translation>
    </message>
    <message>
        <source>Control limits after {min} values ({n} so far).</source>
        <translation>Eingriffsgrenzen ab {min} Werten (bisher {n}).</translation>
    </message>
    <message>
        <source>Control limits after {min} subgroups ({n} so far).</source>
        <translation>Eingriffsgrenzen ab {min} Stichproben (bisher {n}).</translation>
    </message>
    <message>
        <source>Unusual: {what}. The part is good. Tell the supervisor.</source>
        <translation>Auffällig: {what}. Das Teil ist gut. Der Aufsicht melden.</translation>
    </message>
    <message>
        <source>Unusual: {what}. Tell the supervisor.</source>
        <translation>Auffällig: {what}. Der Aufsicht melden.</translation>
    </message>
    <message>
        <source>Usual now. Before: {what}.</source>
        <translation>Jetzt unauffällig. Zuvor: {what}.</translation>
    </message>
    <message>
        <source>Nothing unusual. Control limits from {n} values, not frozen.</source>
        <translation>Nichts auffällig. Eingriffsgrenzen aus {n} Werten, nicht festgeschrieben.</translation>
    </message>
    <message>
        <source>Nothing unusual. Control limits frozen {date}.</source>
        <translation>Nichts auffällig. Eingriffsgrenzen festgeschrieben {date}.</translation>
    </message>
    <message>
        <source>upper limit</source>
        <translation>obere Grenze</translation>
    </message>
    <message>
        <source>lower limit</source>
        <translation>untere Grenze</translation>
    </message>
    <message>
        <source>upper control</source>
        <translation>obere Eingriffsgrenze</translation>
    </message>
    <message>
        <source>lower control</source>
        <translation>untere Eingriffsgrenze</translation>
    </message>
    <message>
        <source>range control</source>
        <translation>Eingriffsgrenze der Spannweite</translation>
    </message>
    <message>
        <source>mean</source>
        <translation>Mittel</translation>
    </message>
    <message>
        <source>range</source>
        <translation>Spanne</translation>
    </message>
    <message>
        <source>control</source>
        <translation>Eingriff</translation>
    </message>
</context>
<context>
    <name>unitrail::MeasuringPage</name>
    <message>
        <source>Measure</source>
        <translation>Messen</translation>
    </message>
    <message>
        <source>Attempt {number}</source>
        <translation>{number}. Versuch</translation>
    </message>
    <message>
        <source>Each of {count} counts</source>
        <translation>jeder von {count} zählt</translation>
    </message>
    <message>
        <source>The last of {count} counts</source>
        <translation>der letzte von {count} zählt</translation>
    </message>
    <message>
        <source>The worst of {count} counts</source>
        <translation>der schlechteste von {count} zählt</translation>
    </message>
    <message>
        <source>The mean of {count} counts</source>
        <translation>der Mittelwert von {count} zählt</translation>
    </message>
    <message>
        <source>recorded: {values}</source>
        <translation>erfasst: {values}</translation>
    </message>
    <message>
        <source>sample: {n} of {lot}, this is one</source>
        <translation>Stichprobe: {n} von {lot}, diese gehört dazu</translation>
    </message>
    <message>
        <source>sample: {n} of {lot}, this is none</source>
        <translation>Stichprobe: {n} von {lot}, diese nicht</translation>
    </message>
    <message>
        <source>plan {revision}</source>
        <translation>Plan {revision}</translation>
    </message>
    <message>
        <source>{name}: calibration overdue</source>
        <translation>{name}: Kalibrierung abgelaufen</translation>
    </message>
    <message>
        <source>{name} is not connected</source>
        <translation>{name} ist nicht verbunden</translation>
    </message>
    <message>
        <source>{name} is ready</source>
        <translation>{name} ist bereit</translation>
    </message>
    <message>
        <source>{name} shows {value}</source>
        <translation>{name} zeigt {value}</translation>
    </message>
    <message>
        <source>{name} gave {value}</source>
        <translation>{name} gab {value}</translation>
    </message>
    <message>
        <source>A value is outside its limits</source>
        <translation>Ein Wert liegt außerhalb seiner Grenzen</translation>
    </message>
    <message>
        <source>Everything is measured</source>
        <translation>Alles ist gemessen</translation>
    </message>
    <message>
        <source>Far outside</source>
        <translation>Weit außerhalb</translation>
    </message>
    <message>
        <source>Check the decimal mark.</source>
        <translation>Komma prüfen.</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>Not OK</source>
        <translation>Nicht OK</translation>
    </message>
    <message>
        <source>Look at it: OK or not OK?</source>
        <translation>Ansehen: OK oder nicht OK?</translation>
    </message>
    <message>
        <source>Scan the text</source>
        <translation>Text scannen</translation>
    </message>
    <message>
        <source>A picture belongs here</source>
        <translation>Hierher gehört ein Bild</translation>
    </message>
    <message>
        <source>Type the value, or take it</source>
        <translation>Wert eingeben oder übernehmen</translation>
    </message>
    <message>
        <source>Take the value from the instrument</source>
        <translation>Wert vom Messmittel übernehmen</translation>
    </message>
    <message>
        <source>Last values here</source>
        <translation>Letzte Werte hier</translation>
    </message>
    <message>
        <source>Control limits after {least} values ({count})</source>
        <translation>Eingriffsgrenzen ab {least} Werten ({count})</translation>
    </message>
    <message>
        <source>to do</source>
        <translation>offen</translation>
    </message>
    <message>
        <source>begun</source>
        <translation>begonnen</translation>
    </message>
    <message>
        <source>not asked of this unit</source>
        <translation>bei dieser Einheit nicht verlangt</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>Ergebnisse</translation>
    </message>
    <message>
        <source>Nothing is measured yet.</source>
        <translation>Noch ist nichts gemessen.</translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <translation>{done} von {total}</translation>
    </message>
    <message>
        <source>Undo last</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Fail…</source>
        <translation>Fehler…</translation>
    </message>
    <message>
        <source>Measure again</source>
        <translation>Noch einmal messen</translation>
    </message>
    <message>
        <source>Take value</source>
        <translation>Wert holen</translation>
    </message>
    <message>
        <source>Previous</source>
        <translation>Voriges</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Nächstes</translation>
    </message>
    <message>
        <source>Describe the fail</source>
        <translation>Fehler beschreiben</translation>
    </message>
    <message>
        <source>Complete step</source>
        <translation>Schritt abschließen</translation>
    </message>
    <message>
        <source>Recorded: {name}</source>
        <translation>Erfasst: {name}</translation>
    </message>
    <message>
        <source>Outside control: tell the supervisor.</source>
        <translation>Außerhalb der Eingriffsgrenzen: Leitung verständigen.</translation>
    </message>
    <message>
        <source>9 in a row above the mean: tell the supervisor.</source>
        <translation>9 in Folge über dem Mittel: Leitung verständigen.</translation>
    </message>
    <message>
        <source>9 in a row below the mean: tell the supervisor.</source>
        <translation>9 in Folge unter dem Mittel: Leitung verständigen.</translation>
    </message>
    <message>
        <source>6 in a row rising: tell the supervisor.</source>
        <translation>6 in Folge steigend: Leitung verständigen.</translation>
    </message>
    <message>
        <source>6 in a row falling: tell the supervisor.</source>
        <translation>6 in Folge fallend: Leitung verständigen.</translation>
    </message>
    <message>
        <source>All values are there.</source>
        <translation>Alle Werte sind da.</translation>
    </message>
    <message>
        <source>Judged by eye.</source>
        <translation>Nach Augenschein beurteilt.</translation>
    </message>
    <message>
        <source>No values here yet.</source>
        <translation>Hier gibt es noch keine Werte.</translation>
    </message>
    <message>
        <source>Last values here: nothing unusual.</source>
        <translation>Letzte Werte hier: nichts Auffälliges.</translation>
    </message>
</context>
<context>
    <name>unitrail::DefectPage</name>
    <message>
        <source>Fail</source>
        <translation>Nicht bestanden</translation>
    </message>
    <message>
        <source>There is no picture of this unit. Choose the defect.</source>
        <translation>Von dieser Einheit gibt es kein Bild. Den Fehler wählen.</translation>
    </message>
    <message>
        <source>Defects on this unit</source>
        <translation>Fehler an dieser Einheit</translation>
    </message>
    <message>
        <source>None yet. Touch the place on the picture, then choose the defect.</source>
        <translation>Noch keiner. Die Stelle im Bild berühren, dann den Fehler wählen.</translation>
    </message>
    <message>
        <source>None yet. Choose the defect.</source>
        <translation>Noch keiner. Den Fehler wählen.</translation>
    </message>
    <message>
        <source>a point</source>
        <translation>ein Punkt</translation>
    </message>
    <message>
        <source>choose the defect</source>
        <translation>den Fehler wählen</translation>
    </message>
    <message>
        <source>More…</source>
        <translation>Weitere…</translation>
    </message>
    <message>
        <source>Do not fail</source>
        <translation>Doch nicht</translation>
    </message>
    <message>
        <source>Remove mark</source>
        <translation>Marke entfernen</translation>
    </message>
    <message>
        <source>Remove mark {number}</source>
        <translation>Marke {number} entfernen</translation>
    </message>
    <message>
        <source>Other picture</source>
        <translation>Anderes Bild</translation>
    </message>
    <message>
        <source>Show: {picture}</source>
        <translation>Zeigen: {picture}</translation>
    </message>
    <message>
        <source>Save fail</source>
        <translation>Fehler speichern</translation>
    </message>
    <message>
        <source>{name}: {value}</source>
        <translation>{name}: {value}</translation>
    </message>
    <message>
        <source>Save the fail, or mark one more</source>
        <translation>Speichern oder noch eine Stelle markieren</translation>
    </message>
    <message>
        <source>Choose what is wrong there</source>
        <translation>Wählen, was dort falsch ist</translation>
    </message>
    <message>
        <source>Choose what is wrong</source>
        <translation>Wählen, was falsch ist</translation>
    </message>
    <message>
        <source>Touch the place, or scan its code</source>
        <translation>Die Stelle berühren oder ihren Code scannen</translation>
    </message>
    <message>
        <source>Whole picture</source>
        <translation>Ganzes Bild</translation>
    </message>
    <message>
        <source>Magnify {times}×</source>
        <translation>{times}× vergrößern</translation>
    </message>
</context>
<context>
    <name>RecallWords</name>
    <message>
        <source>serial {name}</source>
        <translation>Seriennummer {name}</translation>
    </message>
    <message>
        <source>lot {name}</source>
        <translation>Charge {name}</translation>
    </message>
    <message>
        <source>supplier lot {name}</source>
        <translation>Lieferantencharge {name}</translation>
    </message>
    <message>
        <source>own lot {name}</source>
        <translation>Fertigungslos {name}</translation>
    </message>
    <message>
        <source>order {name}</source>
        <translation>Auftrag {name}</translation>
    </message>
    <message>
        <source>station {name}</source>
        <translation>Station {name}</translation>
    </message>
    <message>
        <source>person {name}</source>
        <translation>Person {name}</translation>
    </message>
    <message>
        <source>gauge {name}</source>
        <translation>Messmittel {name}</translation>
    </message>
    <message>
        <source>fixture {name}</source>
        <translation>Vorrichtung {name}</translation>
    </message>
    <message>
        <source>tool {name}</source>
        <translation>Werkzeug {name}</translation>
    </message>
    <message>
        <source>program {name}</source>
        <translation>Programm {name}</translation>
    </message>
    <message>
        <source>from {name}</source>
        <translation>ab {name}</translation>
    </message>
    <message>
        <source>until {name}</source>
        <translation>bis {name}</translation>
    </message>
    <message>
        <source>it is this unit</source>
        <translation>es ist diese Einheit</translation>
    </message>
    <message>
        <source>fitted</source>
        <translation>eingebaut</translation>
    </message>
    <message>
        <source>through what is built in</source>
        <translation>über ein eingebautes Teil</translation>
    </message>
    <message>
        <source>made in this lot</source>
        <translation>in diesem Los gefertigt</translation>
    </message>
    <message>
        <source>made for this order</source>
        <translation>für diesen Auftrag gefertigt</translation>
    </message>
    <message>
        <source>worked on there</source>
        <translation>dort bearbeitet</translation>
    </message>
    <message>
        <source>lot was loaded, nothing recorded</source>
        <translation>Charge war gerüstet, nichts erfasst</translation>
    </message>
    <message>
        <source>nothing of the part recorded</source>
        <translation>nichts vom Teil erfasst</translation>
    </message>
    <message>
        <source>a missing part was permitted</source>
        <translation>fehlendes Teil wurde erlaubt</translation>
    </message>
    <message>
        <source>taken out again</source>
        <translation>wieder ausgebaut</translation>
    </message>
    <message>
        <source>another one is recorded</source>
        <translation>ein anderes ist erfasst</translation>
    </message>
    <message>
        <source>In process</source>
        <translation>In Arbeit</translation>
    </message>
    <message>
        <source>In stock</source>
        <translation>Im Lager</translation>
    </message>
    <message>
        <source>Built in</source>
        <translation>Eingebaut</translation>
    </message>
    <message>
        <source>Shipped</source>
        <translation>Versandt</translation>
    </message>
    <message>
        <source>In service</source>
        <translation>Im Einsatz</translation>
    </message>
    <message>
        <source>Returned</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Scrapped</source>
        <translation>Verschrottet</translation>
    </message>
    <message>
        <source>Decommissioned</source>
        <translation>Außer Dienst</translation>
    </message>
    <message>
        <source>Not known</source>
        <translation>Nicht bekannt</translation>
    </message>
    <message>
        <source>after {name}</source>
        <translation>nach {name}</translation>
    </message>
    <message>
        <source>{name} until </source>
        <translation>{name} bis </translation>
    </message>
    <message>
        <source>Known of {name}. What was done there later is not in this list.</source>
        <translation>Bekannt von {name}. Was dort später geschah, fehlt in dieser Liste.</translation>
    </message>
    <message>
        <source>Nothing is known here of {name}.</source>
        <translation>Hier ist nichts bekannt von {name}.</translation>
    </message>
    <message>
        <source>Reworked</source>
        <translation>Nachgearbeitet</translation>
    </message>
    <message>
        <source>Customer told</source>
        <translation>Kunde informiert</translation>
    </message>
    <message>
        <source>Not affected</source>
        <translation>Nicht betroffen</translation>
    </message>
    <message>
        <source>exact serial</source>
        <translation>Seriennummer</translation>
    </message>
    <message>
        <source>exact lot</source>
        <translation>Charge</translation>
    </message>
    <message>
        <source>As built</source>
        <translation>Wie gebaut</translation>
    </message>
    <message>
        <source>As it is now</source>
        <translation>Wie es jetzt ist</translation>
    </message>
    <message>
        <source>Ever contained</source>
        <translation>Jemals enthalten</translation>
    </message>
    <message>
        <source>Missing: {part}, {quantity}</source>
        <translation>Fehlt: {part}, {quantity}</translation>
    </message>
    <message>
        <source>Still to come: {part}, {quantity}</source>
        <translation>Kommt noch: {part}, {quantity}</translation>
    </message>
    <message>
        <source>Not traced: {part}, {quantity}</source>
        <translation>Nicht verfolgt: {part}, {quantity}</translation>
    </message>
    <message>
        <source>Substitute for {part}: {found}</source>
        <translation>Ersatz für {part}: {found}</translation>
    </message>
    <message>
        <source>Other revision of {part}: {found}</source>
        <translation>Anderer Stand von {part}: {found}</translation>
    </message>
    <message>
        <source>Not on the bill: {found}</source>
        <translation>Nicht in der Stückliste: {found}</translation>
    </message>
    <message>
        <source>time window</source>
        <translation>Zeitfenster</translation>
    </message>
    <message>
        <source>from its label</source>
        <translation>laut Etikett</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>Fehlt</translation>
    </message>
    <message>
        <source>Still to come</source>
        <translation>Kommt noch</translation>
    </message>
    <message>
        <source>Not traced</source>
        <translation>Nicht verfolgt</translation>
    </message>
    <message>
        <source>Substitute</source>
        <translation>Ersatz</translation>
    </message>
    <message>
        <source>Other revision</source>
        <translation>Anderer Stand</translation>
    </message>
    <message>
        <source>Not on the bill</source>
        <translation>Nicht in der Stückliste</translation>
    </message>
</context>
<context>
    <name>unitrail::RecallPage</name>
    <message>
        <source>Recall</source>
        <translation>Rückruf</translation>
    </message>
    <message>
        <source>Recall: {what}</source>
        <translation>Rückruf: {what}</translation>
    </message>
    <message>
        <source>Recall {case}: {what}</source>
        <translation>Rückruf {case}: {what}</translation>
    </message>
    <message>
        <source>{count} units</source>
        <translation>{count} Einheiten</translation>
    </message>
    <message>
        <source>Exact: recorded for the unit</source>
        <translation>Genau: je Einheit erfasst</translation>
    </message>
    <message>
        <source>And possible: nothing recorded</source>
        <translation>Und möglich: nichts erfasst</translation>
    </message>
    <message>
        <source>Units of the recall</source>
        <translation>Einheiten des Rückrufs</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Einheit</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Wo</translation>
    </message>
    <message>
        <source>There</source>
        <translation>Dort</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Warum</translation>
    </message>
    <message>
        <source>No unit is concerned.</source>
        <translation>Keine Einheit ist betroffen.</translation>
    </message>
    <message>
        <source>Scan the label of a lot, or choose a part in Parts and parents and touch Recall this.</source>
        <translation>Scanne das Etikett einer Charge, oder wähle ein Teil in Teile und Eltern und tippe auf Zurückrufen.</translation>
    </message>
    <message>
        <source>The journal is being searched ...</source>
        <translation>Das Journal wird durchsucht ...</translation>
    </message>
    <message>
        <source>Where they are</source>
        <translation>Wo sie sind</translation>
    </message>
    <message>
        <source>{count} customers</source>
        <translation>{count} Kunden</translation>
    </message>
    <message>
        <source>had it once, taken out</source>
        <translation>hatten es, ausgebaut</translation>
    </message>
    <message>
        <source>cleared: another is recorded</source>
        <translation>entlastet: anderes erfasst</translation>
    </message>
    <message>
        <source>As of {when}, units by digest {digest}</source>
        <translation>Stand {when}, Einheiten mit Prüfsumme {digest}</translation>
    </message>
    <message>
        <source>Nothing is missing: all stations&apos; entries are here.</source>
        <translation>Nichts fehlt: die Einträge aller Stationen sind hier.</translation>
    </message>
    <message>
        <source>Back to work</source>
        <translation>Zurück zur Arbeit</translation>
    </message>
    <message>
        <source>Ask again</source>
        <translation>Neu fragen</translation>
    </message>
    <message>
        <source>Save table and report</source>
        <translation>Tabelle und Nachweis sichern</translation>
    </message>
    <message>
        <source>Close case</source>
        <translation>Fall abschließen</translation>
    </message>
    <message>
        <source>Keep as a case</source>
        <translation>Als Fall behalten</translation>
    </message>
    <message>
        <source>Hold all ...</source>
        <translation>Alle sperren ...</translation>
    </message>
    <message>
        <source>{count} here</source>
        <translation>{count} hier</translation>
    </message>
    <message>
        <source>{count} of {units} units are on hold: {hold}</source>
        <translation>{count} von {units} Einheiten sind gesperrt: {hold}</translation>
    </message>
    <message>
        <source>Saved: {file}</source>
        <translation>Gesichert: {file}</translation>
    </message>
    <message>
        <source>Choose nothing</source>
        <translation>Nichts wählen</translation>
    </message>
    <message>
        <source>Show its record</source>
        <translation>Akte zeigen</translation>
    </message>
    <message>
        <source>Work orders; {count} in the lots</source>
        <translation>Aufträge; {count} in Losen</translation>
    </message>
    <message>
        <source>As of {when}: {added} added, {removed} removed since {since}; digest {digest}</source>
        <translation>Stand {when}: {added} hinzu, {removed} weggefallen seit {since}; Prüfsumme {digest}</translation>
    </message>
    <message>
        <source>Contain these</source>
        <translation>Eindämmen</translation>
    </message>
    <message>
        <source>{containment} is enforced here, and at each station as it learns of it</source>
        <translation>{containment} gilt hier, und an jeder Station, sobald sie davon erfährt</translation>
    </message>
    <message>
        <source>Nothing at all is recorded here of {what}. Mistyped, or not received yet?</source>
        <translation>Hier ist gar nichts erfasst von {what}. Vertippt, oder noch nicht empfangen?</translation>
    </message>
    <message>
        <source>Still being looked for: possible units, and where each unit is.</source>
        <translation>Noch gesucht: mögliche Einheiten und wo jede Einheit ist.</translation>
    </message>
    <message>
        <source>As of {when}</source>
        <translation>Stand {when}</translation>
    </message>
    <message>
        <source>All of the work orders</source>
        <translation>Alle der Aufträge</translation>
    </message>
    <message>
        <source>That no unit is concerned is not known: nothing is recorded of what was asked for.</source>
        <translation>Ob eine Einheit betroffen ist, weiß hier niemand: Wonach gefragt wurde, davon ist nichts erfasst.</translation>
    </message>
    <message>
        <source>Nothing was asked yet.</source>
        <translation>Es wurde noch nichts gefragt.</translation>
    </message>
    <message>
        <source>on hold</source>
        <translation>gesperrt</translation>
    </message>
    <message>
        <source>Not known.</source>
        <translation>Nicht bekannt.</translation>
    </message>
</context>
<context>
    <name>unitrail::GenealogyPage</name>
    <message>
        <source>Parts and parents</source>
        <translation>Teile und Eltern</translation>
    </message>
    <message>
        <source>Used in</source>
        <translation>Verwendet in</translation>
    </message>
    <message>
        <source>Built from</source>
        <translation>Gebaut aus</translation>
    </message>
    <message>
        <source>Tree of parts and parents</source>
        <translation>Baum der Teile und Eltern</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>Teil</translation>
    </message>
    <message>
        <source>Serial or lot</source>
        <translation>Nummer</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>Nachweis</translation>
    </message>
    <message>
        <source>Open a unit&apos;s record first, then come here.</source>
        <translation>Öffne zuerst die Akte einer Einheit und komm dann hierher.</translation>
    </message>
    <message>
        <source>removed</source>
        <translation>ausgebaut</translation>
    </message>
    <message>
        <source>shown above</source>
        <translation>steht weiter oben</translation>
    </message>
    <message>
        <source>{count} more not shown</source>
        <translation>{count} weitere nicht gezeigt</translation>
    </message>
    <message>
        <source>Graph of parts and parents</source>
        <translation>Grafik der Teile und Eltern</translation>
    </message>
    <message>
        <source>Selected</source>
        <translation>Gewählt</translation>
    </message>
    <message>
        <source>Nothing is selected.</source>
        <translation>Nichts ist gewählt.</translation>
    </message>
    <message>
        <source>Lot</source>
        <translation>Charge</translation>
    </message>
    <message>
        <source>Serial</source>
        <translation>Seriennummer</translation>
    </message>
    <message>
        <source>Revision</source>
        <translation>Stand</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>Menge</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Platz</translation>
    </message>
    <message>
        <source>Fitted at</source>
        <translation>Eingebaut an</translation>
    </message>
    <message>
        <source>Fitted</source>
        <translation>Eingebaut</translation>
    </message>
    <message>
        <source>Taken out</source>
        <translation>Ausgebaut</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Hold</source>
        <translation>Sperre</translation>
    </message>
    <message>
        <source>on hold</source>
        <translation>gesperrt</translation>
    </message>
    <message>
        <source>Against the released bill</source>
        <translation>Gegen die Stückliste</translation>
    </message>
    <message>
        <source>What a thing is used in has no bill.</source>
        <translation>Wofür etwas verwendet wird, hat keine Stückliste.</translation>
    </message>
    <message>
        <source>All as released: nothing missing, other or too much.</source>
        <translation>Alles wie freigegeben: nichts fehlt, ist anders oder zu viel.</translation>
    </message>
    <message>
        <source>No released bill is known for it.</source>
        <translation>Dafür ist keine freigegebene Stückliste bekannt.</translation>
    </message>
    <message>
        <source>Back to work</source>
        <translation>Zurück zur Arbeit</translation>
    </message>
    <message>
        <source>Show what it is built from</source>
        <translation>Zeigen, woraus es besteht</translation>
    </message>
    <message>
        <source>Show what it is used in</source>
        <translation>Zeigen, worin es steckt</translation>
    </message>
    <message>
        <source>Show the tree</source>
        <translation>Baum zeigen</translation>
    </message>
    <message>
        <source>Show the graph</source>
        <translation>Grafik zeigen</translation>
    </message>
    <message>
        <source>Recall this</source>
        <translation>Zurückrufen</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>Gesichert</translation>
    </message>
    <message>
        <source>Save as files</source>
        <translation>Als Dateien sichern</translation>
    </message>
    <message>
        <source>Possible: this lot was loaded then.</source>
        <translation>Möglich: Die Charge war gerüstet.</translation>
    </message>
</context>
<context>
    <name>Reports</name>
    <message>
        <source>Page {page} of {pages}</source>
        <translation>Seite {page} von {pages}</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>Erstellt</translation>
    </message>
    <message>
        <source>Plant definition</source>
        <translation>Werksdefinition</translation>
    </message>
    <message>
        <source>Signed by the key</source>
        <translation>Signiert mit Schlüssel</translation>
    </message>
    <message>
        <source>SHA-256 of the record</source>
        <translation>SHA-256 des Nachweises</translation>
    </message>
    <message>
        <source>The attached file {file} proves this report: unitrail verify-record checks it without a server. SHA-256 {digest}</source>
        <translation>Die angehängte Datei {file} belegt diesen Bericht: unitrail verify-record prüft sie ohne Server. SHA-256 {digest}</translation>
    </message>
    <message>
        <source>Recall</source>
        <translation>Rückruf</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>Frage</translation>
    </message>
    <message>
        <source>Asked</source>
        <translation>Gefragt</translation>
    </message>
    <message>
        <source>Product lots</source>
        <translation>Produktlose</translation>
    </message>
    <message>
        <source>Work orders</source>
        <translation>Fertigungsaufträge</translation>
    </message>
    <message>
        <source>Ever concerned</source>
        <translation>Jemals betroffen</translation>
    </message>
    <message>
        <source>Concerned now</source>
        <translation>Jetzt betroffen</translation>
    </message>
    <message>
        <source>Possible</source>
        <translation>Möglich</translation>
    </message>
    <message>
        <source>Snapshot of the units</source>
        <translation>Prüfsumme der Einheiten</translation>
    </message>
    <message>
        <source>Not yet known</source>
        <translation>Noch nicht bekannt</translation>
    </message>
    <message>
        <source>Nothing: all stations&apos; entries are here.</source>
        <translation>Nichts: die Einträge aller Stationen sind hier.</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Einheit</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Wo</translation>
    </message>
    <message>
        <source>There</source>
        <translation>Dort</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Warum</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>Beleg</translation>
    </message>
    <message>
        <source>Concerned now, exactly</source>
        <translation>Jetzt betroffen, genau</translation>
    </message>
    <message>
        <source>None.</source>
        <translation>Keine.</translation>
    </message>
    <message>
        <source>Concerned once, no longer</source>
        <translation>Einmal betroffen, nicht mehr</translation>
    </message>
    <message>
        <source>Possibly concerned: nothing says otherwise</source>
        <translation>Möglicherweise betroffen: nichts spricht dagegen</translation>
    </message>
    <message>
        <source>Of the same orders, cleared by their record</source>
        <translation>Aus denselben Aufträgen, durch ihre Akte entlastet</translation>
    </message>
    <message>
        <source>What is recorded</source>
        <translation>Was erfasst ist</translation>
    </message>
    <message>
        <source>Parts and parents of {unit}</source>
        <translation>Teile und Eltern von {unit}</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>Richtung</translation>
    </message>
    <message>
        <source>used in</source>
        <translation>verwendet in</translation>
    </message>
    <message>
        <source>built from</source>
        <translation>gebaut aus</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Sicht</translation>
    </message>
    <message>
        <source>Shown</source>
        <translation>Gezeigt</translation>
    </message>
    <message>
        <source>Not shown</source>
        <translation>Nicht gezeigt</translation>
    </message>
    <message>
        <source>Tree</source>
        <translation>Baum</translation>
    </message>
    <message>
        <source>Part, serial or lot</source>
        <translation>Teil, Seriennummer oder Los</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Platz</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>Verbindung</translation>
    </message>
    <message>
        <source>Fitted</source>
        <translation>Eingebaut</translation>
    </message>
    <message>
        <source>Against the released bill of material</source>
        <translation>Gegen die freigegebene Stückliste</translation>
    </message>
    <message>
        <source>All as released.</source>
        <translation>Alles wie freigegeben.</translation>
    </message>
    <message>
        <source>Device history record</source>
        <translation>Produktionsakte</translation>
    </message>
    <message>
        <source>Units</source>
        <translation>Einheiten</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Detail</source>
        <translation>Einzelheit</translation>
    </message>
    <message>
        <source>Who and where</source>
        <translation>Wer und wo</translation>
    </message>
    <message>
        <source>Entry</source>
        <translation>Eintrag</translation>
    </message>
    <message>
        <source>Pack list</source>
        <translation>Packliste</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Kunde</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Auftrag</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>Versandt</translation>
    </message>
    <message>
        <source>Not yet</source>
        <translation>Noch nicht</translation>
    </message>
    <message>
        <source>Sent by</source>
        <translation>Versandt durch</translation>
    </message>
    <message>
        <source>Containers</source>
        <translation>Behälter</translation>
    </message>
    <message>
        <source>Content</source>
        <translation>Inhalt</translation>
    </message>
    <message>
        <source>Container, serial or lot</source>
        <translation>Behälter, Seriennummer oder Los</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>Menge</translation>
    </message>
    <message>
        <source>SSCC</source>
        <translation>NVE (SSCC)</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>Teil</translation>
    </message>
</context>
<context>
    <name>unitrail::BoardPage</name>
    <message>
        <source>Live board</source>
        <translation>Leitstand</translation>
    </message>
    <message>
        <source>{hours} h {minutes}</source>
        <translation>{hours} h {minutes}</translation>
    </message>
    <message>
        <source>n = {count}, too few</source>
        <translation>n = {count}, zu wenige</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>scrapped {count}</source>
        <translation>Ausschuss {count}</translation>
    </message>
    <message>
        <source>First pass yield</source>
        <translation>Erstdurchlauf</translation>
    </message>
    <message>
        <source>In process</source>
        <translation>In Arbeit</translation>
    </message>
    <message>
        <source>nothing waits</source>
        <translation>nichts wartet</translation>
    </message>
    <message>
        <source>On hold</source>
        <translation>Gesperrt</translation>
    </message>
    <message>
        <source>nothing is blocked</source>
        <translation>nichts gesperrt</translation>
    </message>
    <message>
        <source>blocked by people</source>
        <translation>von Hand gesperrt</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Abgelehnt</translation>
    </message>
    <message>
        <source>rolled yield {share}</source>
        <translation>gesamt {share}</translation>
    </message>
    <message>
        <source>working</source>
        <translation>arbeitet</translation>
    </message>
    <message>
        <source>idle</source>
        <translation>frei</translation>
    </message>
    <message>
        <source>WIP {count}</source>
        <translation>Bestand {count}</translation>
    </message>
    <message>
        <source>as of {time}</source>
        <translation>Stand {time}</translation>
    </message>
    <message>
        <source>minutes</source>
        <translation>Minuten</translation>
    </message>
    <message>
        <source>Cycle time at {station}, last {count}</source>
        <translation>Taktzeit {station}, letzte {count}</translation>
    </message>
    <message>
        <source>target {time}</source>
        <translation>Ziel {time}</translation>
    </message>
    <message>
        <source>Refused by cause, since {time}</source>
        <translation>Abgelehnt nach Grund, seit {time}</translation>
    </message>
    <message>
        <source>Defects, since {time}</source>
        <translation>Fehler, seit {time}</translation>
    </message>
    <message>
        <source>Nothing was refused.</source>
        <translation>Nichts wurde abgelehnt.</translation>
    </message>
    <message>
        <source>No defects were recorded.</source>
        <translation>Keine Fehler erfasst.</translation>
    </message>
    <message>
        <source>Back to work</source>
        <translation>Zurück zur Arbeit</translation>
    </message>
    <message>
        <source>Show defects</source>
        <translation>Fehler zeigen</translation>
    </message>
    <message>
        <source>Show refused</source>
        <translation>Abgelehnte zeigen</translation>
    </message>
    <message>
        <source>For the desk</source>
        <translation>Für den Tisch</translation>
    </message>
    <message>
        <source>For the wall</source>
        <translation>Für die Wand</translation>
    </message>
    <message>
        <source>Nobody calls</source>
        <translation>Niemand ruft</translation>
    </message>
    <message>
        <source>Answer {station}</source>
        <translation>{station} antworten</translation>
    </message>
    <message>
        <source>Units that passed the step at the first attempt, without a defect and without an override, of all units that began it.</source>
        <translation>Einheiten, die den Schritt beim ersten Versuch bestanden haben, ohne Fehler und ohne Freigabe durch Zweite, von allen begonnenen.</translation>
    </message>
    <message>
        <source>Units whose last step was finished since the time on the board.</source>
        <translation>Einheiten, deren letzter Schritt seit der angezeigten Zeit fertig wurde.</translation>
    </message>
    <message>
        <source>Units that were begun and are not finished, scrapped or shipped, as they stand now.</source>
        <translation>Begonnene Einheiten, die weder fertig noch Ausschuss noch ausgeliefert sind, Stand jetzt.</translation>
    </message>
    <message>
        <source>Units with an open hold of their own, as they stand now.</source>
        <translation>Einheiten mit einer eigenen offenen Sperre, Stand jetzt.</translation>
    </message>
    <message>
        <source>Scans and touches that were refused, each with its reason in the unit's record.</source>
        <translation>Abgelehnte Scans und Berührungen, jeder Grund steht im Verlauf der Einheit.</translation>
    </message>
    <message>
        <source>Defects recorded since the time on the board. Process indicators are left out.</source>
        <translation>Fehler seit der angezeigten Zeit. Prozessmerkmale zählen nicht.</translation>
    </message>
    <message>
        <source>Counted</source>
        <translation>Gezählt</translation>
    </message>
    <message>
        <source>Passed first time</source>
        <translation>Beim ersten Mal bestanden</translation>
    </message>
    <message>
        <source>Not first time</source>
        <translation>Nicht beim ersten Mal</translation>
    </message>
    <message>
        <source>All that began</source>
        <translation>Alle begonnenen</translation>
    </message>
    <message>
        <source>No effectiveness yet: nothing ended here.</source>
        <translation>Noch keine Effektivität: Hier ist nichts fertig geworden.</translation>
    </message>
    <message>
        <source>OEE {oee} = availability {a} (planned time without unplanned stops) × performance {p} (ideal cycle × runs / run time) × quality {q} (good at the first attempt / ended)</source>
        <translation>OEE {oee} = Verfügbarkeit {a} (Planzeit ohne ungeplante Stillstände) × Leistung {p} (Solltakt × Läufe / Laufzeit) × Qualität {q} (auf Anhieb gut / beendet)</translation>
    </message>
    <message>
        <source>Here or due here</source>
        <translation>Hier oder hier fällig</translation>
    </message>
    <message>
        <source>Cycle times</source>
        <translation>Taktzeiten</translation>
    </message>
    <message>
        <source>oldest {time}, step {step}</source>
        <translation>älteste {time}, {step}</translation>
    </message>
</context>
<context>
    <name>unitrail::FigureList</name>
    <message>
        <source>shown</source>
        <translation>gezeigt</translation>
    </message>
    <message>
        <source>show</source>
        <translation>zeigen</translation>
    </message>
    <message>
        <source>Back to the board</source>
        <translation>Zurück zum Leitstand</translation>
    </message>
    <message>
        <source>Rows before</source>
        <translation>Zeilen davor</translation>
    </message>
    <message>
        <source>Rows after</source>
        <translation>Zeilen danach</translation>
    </message>
    <message>
        <source>attempt {number}</source>
        <translation>Versuch {number}</translation>
    </message>
    <message>
        <source>no unit</source>
        <translation>keine Einheit</translation>
    </message>
    <message>
        <source>In common…</source>
        <translation>Gemeinsam…</translation>
    </message>
    <message>
        <source>Keep as a receipt</source>
        <translation>Als Beleg behalten</translation>
    </message>
    <message>
        <source>shown: {first} to {last}</source>
        <translation>gezeigt: {first} bis {last}</translation>
    </message>
</context>
<context>
    <name>unitrail::StationWindow</name>
    <message>
        <source>Unit history</source>
        <translation>Verlauf der Einheit</translation>
    </message>
    <message>
        <source>This terminal</source>
        <translation>Dieses Terminal</translation>
    </message>
    <message>
        <source>Write tag</source>
        <translation>Transponder beschreiben</translation>
    </message>
</context>
<context>
    <name>unitrail::PinPad</name>
    <message>
        <source>Number keys</source>
        <translation>Zifferntasten</translation>
    </message>
    <message>
        <source>Erase</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Sign</source>
        <translation>Unterschreiben</translation>
    </message>
    <message>
        <source>Type your PIN</source>
        <translation>PIN eingeben</translation>
    </message>
</context>
<context>
    <name>RepairLists</name>
    <message>
        <source>What is wrong</source>
        <translation>Was nicht stimmt</translation>
    </message>
    <message>
        <source>Nothing is recorded against this unit. Find the cause first.</source>
        <translation>Gegen diese Einheit ist nichts erfasst. Zuerst die Ursache suchen.</translation>
    </message>
    <message>
        <source>What it has been through</source>
        <translation>Was sie hinter sich hat</translation>
    </message>
    <message>
        <source>No step of this unit is known here yet.</source>
        <translation>Hier ist noch kein Schritt dieser Einheit bekannt.</translation>
    </message>
    <message>
        <source>Built in now</source>
        <translation>Jetzt eingebaut</translation>
    </message>
    <message>
        <source>Nothing is built into this unit yet.</source>
        <translation>In diese Einheit ist noch nichts eingebaut.</translation>
    </message>
    <message>
        <source>Symptom</source>
        <translation>Symptom</translation>
    </message>
    <message>
        <source>Not passed</source>
        <translation>Nicht bestanden</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>Hergestellt</translation>
    </message>
    <message>
        <source>1 step passed</source>
        <translation>1 Schritt bestanden</translation>
    </message>
    <message>
        <source>{count} steps passed</source>
        <translation>{count} Schritte bestanden</translation>
    </message>
</context>
<context>
    <name>unitrail::RepairPage</name>
    <message>
        <source>Repair bench</source>
        <translation>Reparaturplatz</translation>
    </message>
    <message>
        <source>To scrap</source>
        <translation>In den Ausschuss</translation>
    </message>
    <message>
        <source>Back to stock</source>
        <translation>Zurück ins Lager</translation>
    </message>
    <message>
        <source>To the supplier</source>
        <translation>An den Lieferanten</translation>
    </message>
    <message>
        <source>Open a nonconformance</source>
        <translation>Abweichung eröffnen</translation>
    </message>
    <message>
        <source>Hold unit</source>
        <translation>Einheit sperren</translation>
    </message>
    <message>
        <source>Scrap unit</source>
        <translation>Einheit verschrotten</translation>
    </message>
    <message>
        <source>Sign the last step</source>
        <translation>Letzten Schritt unterschreiben</translation>
    </message>
    <message>
        <source>Scrap it: not worth repair</source>
        <translation>Verschrotten: lohnt keine Reparatur</translation>
    </message>
    <message>
        <source>What caused it?</source>
        <translation>Was war die Ursache?</translation>
    </message>
    <message>
        <source>What was done about it?</source>
        <translation>Was wurde dagegen getan?</translation>
    </message>
    <message>
        <source>Where does the old part go?</source>
        <translation>Wohin kommt das alte Teil?</translation>
    </message>
    <message>
        <source>What else is to be done?</source>
        <translation>Was ist sonst zu tun?</translation>
    </message>
    <message>
        <source>Scrap this unit?</source>
        <translation>Diese Einheit verschrotten?</translation>
    </message>
    <message>
        <source>Give the reason, then decide</source>
        <translation>Den Grund angeben, dann entscheiden</translation>
    </message>
    <message>
        <source>Which step does the unit go back to?</source>
        <translation>Zu welchem Schritt geht die Einheit zurück?</translation>
    </message>
    <message>
        <source>Choose below. Any other scan means no.</source>
        <translation>Unten wählen. Jeder andere Scan heißt nein.</translation>
    </message>
    <message>
        <source>Decide what becomes of the unit</source>
        <translation>Entscheiden, was aus der Einheit wird</translation>
    </message>
    <message>
        <source>Send the unit back to a step</source>
        <translation>Die Einheit zu einem Schritt zurückgeben</translation>
    </message>
    <message>
        <source>The repair is recorded.</source>
        <translation>Die Reparatur ist erfasst.</translation>
    </message>
    <message>
        <source>Find the cause, then record the repair</source>
        <translation>Die Ursache suchen, dann die Reparatur erfassen</translation>
    </message>
    <message>
        <source>A part is exchanged before that.</source>
        <translation>Ein Teil wird vorher getauscht.</translation>
    </message>
    <message>
        <source>Undo last</source>
        <translation>Letztes zurücknehmen</translation>
    </message>
    <message>
        <source>Call help</source>
        <translation>Hilfe rufen</translation>
    </message>
    <message>
        <source>Decide…</source>
        <translation>Entscheiden…</translation>
    </message>
    <message>
        <source>More…</source>
        <translation>Mehr…</translation>
    </message>
    <message>
        <source>Replace part…</source>
        <translation>Teil tauschen…</translation>
    </message>
    <message>
        <source>Record repair…</source>
        <translation>Reparatur erfassen…</translation>
    </message>
    <message>
        <source>Send back…</source>
        <translation>Zurück an…</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Nicht jetzt</translation>
    </message>
    <message>
        <source>Reason for the decision</source>
        <translation>Grund der Entscheidung</translation>
    </message>
    <message>
        <source>Concession, to use it as it is</source>
        <translation>Sonderfreigabe, um sie so zu verwenden</translation>
    </message>
    <message>
        <source>Not decided</source>
        <translation>Nicht entschieden</translation>
    </message>
    <message>
        <source>Not passed</source>
        <translation>Nicht bestanden</translation>
    </message>
    <message>
        <source>HOLD</source>
        <translation>GESPERRT</translation>
    </message>
</context>
<context>
    <name>unitrail::ReleasePage</name>
    <message>
        <source>Release checklist</source>
        <translation>Prüfliste zur Freigabe</translation>
    </message>
    <message>
        <source>Every step is done</source>
        <translation>Jeder Schritt ist getan</translation>
    </message>
    <message>
        <source>Every value of the plan is there</source>
        <translation>Jeder Wert des Plans ist da</translation>
    </message>
    <message>
        <source>No nonconformance is open</source>
        <translation>Keine Abweichung ist offen</translation>
    </message>
    <message>
        <source>Every part of the bill is built in</source>
        <translation>Jedes Teil der Stückliste ist eingebaut</translation>
    </message>
    <message>
        <source>Every part is traced as its level asks</source>
        <translation>Jedes Teil ist so verfolgt, wie seine Stufe verlangt</translation>
    </message>
    <message>
        <source>Nothing is on hold</source>
        <translation>Nichts ist gesperrt</translation>
    </message>
    <message>
        <source>missing: </source>
        <translation>es fehlt: </translation>
    </message>
    <message>
        <source>Back to work</source>
        <translation>Zurück zur Arbeit</translation>
    </message>
    <message>
        <source>Scan a unit first</source>
        <translation>Zuerst eine Einheit scannen</translation>
    </message>
    <message>
        <source>Before delivery</source>
        <translation>Vor der Auslieferung</translation>
    </message>
    <message>
        <source>No unit lies on this table.</source>
        <translation>Auf diesem Tisch liegt keine Einheit.</translation>
    </message>
    <message>
        <source>Released</source>
        <translation>Freigegeben</translation>
    </message>
    <message>
        <source>Ready to release</source>
        <translation>Bereit zur Freigabe</translation>
    </message>
    <message>
        <source>Not ready</source>
        <translation>Nicht bereit</translation>
    </message>
    <message>
        <source>Released for delivery</source>
        <translation>Zur Auslieferung freigegeben</translation>
    </message>
    <message>
        <source>The signature stands in the unit&apos;s record.</source>
        <translation>Die Unterschrift steht in der Aufzeichnung der Einheit.</translation>
    </message>
    <message>
        <source>Sign to release the unit</source>
        <translation>Zur Freigabe unterschreiben</translation>
    </message>
    <message>
        <source>Badge and PIN are asked for.</source>
        <translation>Ausweis und PIN werden verlangt.</translation>
    </message>
    <message>
        <source>Not yet: look at what is missing</source>
        <translation>Noch nicht: sehen, was fehlt</translation>
    </message>
    <message>
        <source>Release and sign</source>
        <translation>Freigeben und unterschreiben</translation>
    </message>
</context>
<context>
    <name>unitrail::SamplePage</name>
    <message>
        <source>Inspect a sample</source>
        <translation>Stichprobe prüfen</translation>
    </message>
    <message>
        <source>No sample to inspect here</source>
        <translation>Hier ist keine Stichprobe zu prüfen</translation>
    </message>
    <message>
        <source>A lot appears as soon as one of its drawn units is made.</source>
        <translation>Ein Los erscheint, sobald eine seiner gezogenen Einheiten gefertigt ist.</translation>
    </message>
    <message>
        <source>Outside the limits. Save again to record it as a fail.</source>
        <translation>Außerhalb der Grenzen. Noch einmal speichern, um es als nicht bestanden festzuhalten.</translation>
    </message>
    <message>
        <source>Far outside: check the decimal mark.</source>
        <translation>Weit außerhalb: Komma prüfen.</translation>
    </message>
    <message>
        <source>Not a value yet</source>
        <translation>Noch kein Wert</translation>
    </message>
    <message>
        <source>This unit is through here.</source>
        <translation>Diese Einheit ist hier durch.</translation>
    </message>
    <message>
        <source>This inspection is not due on this unit yet.</source>
        <translation>Diese Prüfung ist bei dieser Einheit noch nicht an der Reihe.</translation>
    </message>
    <message>
        <source>Drawn units and what is measured on them</source>
        <translation>Gezogene Einheiten und was an ihnen gemessen wird</translation>
    </message>
    <message>
        <source>Nothing is drawn from a lot that is made here now.</source>
        <translation>Aus den Losen, die hier gerade gefertigt werden, ist nichts gezogen.</translation>
    </message>
    <message>
        <source>Sample of a lot</source>
        <translation>Stichprobe eines Loses</translation>
    </message>
    <message>
        <source>Lot accepted</source>
        <translation>Los angenommen</translation>
    </message>
    <message>
        <source>Lot rejected</source>
        <translation>Los abgelehnt</translation>
    </message>
    <message>
        <source>Back to work</source>
        <translation>Zurück zur Arbeit</translation>
    </message>
    <message>
        <source>Other lot</source>
        <translation>Anderes Los</translation>
    </message>
    <message>
        <source>Complete units</source>
        <translation>Einheiten abschließen</translation>
    </message>
    <message>
        <source>Reject the lot</source>
        <translation>Los ablehnen</translation>
    </message>
    <message>
        <source>Accept the lot</source>
        <translation>Los annehmen</translation>
    </message>
    <message>
        <source>Inspected</source>
        <translation>Geprüft</translation>
    </message>
    <message>
        <source>Not due yet</source>
        <translation>Noch nicht fällig</translation>
    </message>
    <message>
        <source>{done} / {drawn}, {bad} bad</source>
        <translation>{done} / {drawn}, {bad} fehlerhaft</translation>
    </message>
    <message>
        <source>Drawn</source>
        <translation>Gezogen</translation>
    </message>
</context>
<context>
    <name>unitrail::PhotoPage</name>
    <message>
        <source>Photos of the unit</source>
        <translation>Fotos der Einheit</translation>
    </message>
    <message>
        <source>1 photo</source>
        <translation>1 Foto</translation>
    </message>
    <message>
        <source>{count} photos</source>
        <translation>{count} Fotos</translation>
    </message>
    <message>
        <source>Scan a unit first</source>
        <translation>Zuerst eine Einheit scannen</translation>
    </message>
    <message>
        <source>Kept</source>
        <translation>Abgelegt</translation>
    </message>
    <message>
        <source>Keep this picture with the unit</source>
        <translation>Dieses Bild bei der Einheit ablegen</translation>
    </message>
    <message>
        <source>The camera&apos;s folder is not there</source>
        <translation>Der Ordner der Kamera ist nicht da</translation>
    </message>
    <message>
        <source>Check the camera, or call help.</source>
        <translation>Kamera prüfen oder Hilfe rufen.</translation>
    </message>
    <message>
        <source>Take a picture with the camera</source>
        <translation>Mit der Kamera ein Bild aufnehmen</translation>
    </message>
    <message>
        <source>It is shown here as soon as it is written.</source>
        <translation>Es erscheint hier, sobald es gespeichert ist.</translation>
    </message>
    <message>
        <source>This picture is not whole yet</source>
        <translation>Dieses Bild ist noch nicht vollständig</translation>
    </message>
    <message>
        <source>Wait a moment and look again.</source>
        <translation>Einen Moment warten und neu ansehen.</translation>
    </message>
    <message>
        <source>The picture could not be kept</source>
        <translation>Das Bild konnte nicht abgelegt werden</translation>
    </message>
    <message>
        <source>Nothing is recorded. Call help.</source>
        <translation>Nichts ist aufgezeichnet. Hilfe rufen.</translation>
    </message>
    <message>
        <source>The picture is kept with the unit</source>
        <translation>Das Bild ist bei der Einheit abgelegt</translation>
    </message>
    <message>
        <source>Take another one, or go back to work.</source>
        <translation>Ein weiteres aufnehmen oder zurück zur Arbeit.</translation>
    </message>
    <message>
        <source>No picture to show</source>
        <translation>Kein Bild zu zeigen</translation>
    </message>
    <message>
        <source>Back to work</source>
        <translation>Zurück zur Arbeit</translation>
    </message>
    <message>
        <source>Older picture</source>
        <translation>Älteres Bild</translation>
    </message>
    <message>
        <source>Newer picture</source>
        <translation>Neueres Bild</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Neu ansehen</translation>
    </message>
    <message>
        <source>Keep with the unit</source>
        <translation>Bei der Einheit ablegen</translation>
    </message>
    <message>
        <source>This unit has no photo</source>
        <translation>Diese Einheit hat kein Foto</translation>
    </message>
    <message>
        <source>This photo is not here yet</source>
        <translation>Dieses Foto ist noch nicht hier</translation>
    </message>
    <message>
        <source>It is fetched from the central server and shown then.</source>
        <translation>Es wird vom zentralen Server geholt und dann gezeigt.</translation>
    </message>
    <message>
        <source>This photo cannot be shown here</source>
        <translation>Dieses Foto lässt sich hier nicht zeigen</translation>
    </message>
    <message>
        <source>There is no central server to fetch it from.</source>
        <translation>Es gibt keinen zentralen Server, von dem es zu holen wäre.</translation>
    </message>
    <message>
        <source>What lies with this unit</source>
        <translation>Was bei dieser Einheit liegt</translation>
    </message>
    <message>
        <source>From the camera</source>
        <translation>Von der Kamera</translation>
    </message>
</context>
<context>
    <name>unitrail::GaugePage</name>
    <message>
        <source>Instruments, concessions</source>
        <translation>Messmittel, Sonderfreigaben</translation>
    </message>
    <message>
        <source>Zero point off</source>
        <translation>Nullpunkt falsch</translation>
    </message>
    <message>
        <source>Out of tolerance</source>
        <translation>Außer Toleranz</translation>
    </message>
    <message>
        <source>Damaged</source>
        <translation>Beschädigt</translation>
    </message>
    <message>
        <source>Its number</source>
        <translation>Ihre Nummer</translation>
    </message>
    <message>
        <source>For how many units, or until which day (2026-12-31)</source>
        <translation>Für wie viele Einheiten oder bis zu welchem Tag (2026-12-31)</translation>
    </message>
    <message>
        <source>Why it is acceptable</source>
        <translation>Warum es annehmbar ist</translation>
    </message>
    <message>
        <source>Instruments of {station}</source>
        <translation>Messmittel von {station}</translation>
    </message>
    <message>
        <source>Instruments of this station</source>
        <translation>Messmittel dieser Station</translation>
    </message>
    <message>
        <source>Instrument</source>
        <translation>Messmittel</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Calibrated until</source>
        <translation>Kalibriert bis</translation>
    </message>
    <message>
        <source>Last check</source>
        <translation>Letzte Prüfung</translation>
    </message>
    <message>
        <source>No instrument of the plant belongs to this station.</source>
        <translation>Kein Messmittel des Werks gehört zu dieser Station.</translation>
    </message>
    <message>
        <source>never</source>
        <translation>nie</translation>
    </message>
    <message>
        <source>good, </source>
        <translation>gut, </translation>
    </message>
    <message>
        <source>BAD, </source>
        <translation>SCHLECHT, </translation>
    </message>
    <message>
        <source>no end</source>
        <translation>kein Ende</translation>
    </message>
    <message>
        <source>Compare an instrument with its reference</source>
        <translation>Ein Messmittel mit seinem Normal vergleichen</translation>
    </message>
    <message>
        <source>Then say what came of it.</source>
        <translation>Dann sagen, was sich ergab.</translation>
    </message>
    <message>
        <source>What is wrong with {gauge}?</source>
        <translation>Was stimmt nicht mit {gauge}?</translation>
    </message>
    <message>
        <source>It judges nothing more until a good check.</source>
        <translation>Es beurteilt nichts mehr, bis eine Prüfung gut ist.</translation>
    </message>
    <message>
        <source>Accept what does not conform on {unit}</source>
        <translation>Annehmen, was an {unit} nicht entspricht</translation>
    </message>
    <message>
        <source>Quality signs it with badge and PIN.</source>
        <translation>Die Qualität unterschreibt mit Ausweis und PIN.</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Jetzt nicht</translation>
    </message>
    <message>
        <source>Back to work</source>
        <translation>Zurück zur Arbeit</translation>
    </message>
    <message>
        <source>Check: good</source>
        <translation>Prüfung: gut</translation>
    </message>
    <message>
        <source>Check: bad…</source>
        <translation>Prüfung: schlecht…</translation>
    </message>
    <message>
        <source>Grant and sign</source>
        <translation>Erteilen und unterschreiben</translation>
    </message>
    <message>
        <source>Grant a concession…</source>
        <translation>Sonderfreigabe erteilen…</translation>
    </message>
    <message>
        <source>Scan a unit first</source>
        <translation>Zuerst eine Einheit scannen</translation>
    </message>
    <message>
        <source>A concession is for what lies on the table.</source>
        <translation>Eine Sonderfreigabe gilt dem, was auf dem Tisch liegt.</translation>
    </message>
</context>
<context>
    <name>HoldsWords</name>
    <message>
        <source>contains {what}</source>
        <translation>enthält {what}</translation>
    </message>
    <message>
        <source>revision {revision}</source>
        <translation>Revision {revision}</translation>
    </message>
    <message>
        <source>{count} serials</source>
        <translation>{count} Seriennummern</translation>
    </message>
    <message>
        <source>at {station}</source>
        <translation>an {station}</translation>
    </message>
    <message>
        <source>by {person}</source>
        <translation>von {person}</translation>
    </message>
    <message>
        <source>measured with {gauge}</source>
        <translation>gemessen mit {gauge}</translation>
    </message>
    <message>
        <source>from {when}</source>
        <translation>ab {when}</translation>
    </message>
    <message>
        <source>until {when}</source>
        <translation>bis {when}</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>Beendet</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>To be inspected</source>
        <translation>Zu prüfen</translation>
    </message>
    <message>
        <source>First through {step}</source>
        <translation>Zuerst durch {step}</translation>
    </message>
    <message>
        <source>the same twice, counted once</source>
        <translation>dasselbe doppelt, einmal gezählt</translation>
    </message>
    <message>
        <source>two results for one step</source>
        <translation>zwei Ergebnisse zu einem Schritt</translation>
    </message>
    <message>
        <source>went on after a fail elsewhere</source>
        <translation>weiter trotz Fehler anderswo</translation>
    </message>
    <message>
        <source>one component in two units</source>
        <translation>ein Bauteil in zwei Einheiten</translation>
    </message>
    <message>
        <source>one serial given twice</source>
        <translation>eine Nummer doppelt vergeben</translation>
    </message>
    <message>
        <source>worked on after its end</source>
        <translation>nach dem Ende bearbeitet</translation>
    </message>
    <message>
        <source>{station} last seen {when}</source>
        <translation>{station} zuletzt {when}</translation>
    </message>
    <message>
        <source>{station} was never seen</source>
        <translation>{station} nie gesehen</translation>
    </message>
    <message>
        <source>{count} of {all} stations enforce it</source>
        <translation>{count} von {all} Stationen setzen um</translation>
    </message>
    <message>
        <source>made by an older routing</source>
        <translation>nach älterem Arbeitsplan gefertigt</translation>
    </message>
    <message>
        <source>done by somebody not entitled</source>
        <translation>Person ohne Berechtigung</translation>
    </message>
    <message>
        <source>worked on although contained</source>
        <translation>trotz Eindämmung bearbeitet</translation>
    </message>
    <message>
        <source>the gauge was not valid</source>
        <translation>Messgerät war nicht gültig</translation>
    </message>
    <message>
        <source>Made by {routing}</source>
        <translation>Gefertigt nach {routing}</translation>
    </message>
    <message>
        <source>By plant definition {revision}</source>
        <translation>Nach Werksdefinition {revision}</translation>
    </message>
    <message>
        <source>No end of calibration known</source>
        <translation>Kein Kalibrierende bekannt</translation>
    </message>
    <message>
        <source>Calibration good until {day}</source>
        <translation>Kalibrierung galt bis {day}</translation>
    </message>
    <message>
        <source>Not acknowledged there</source>
        <translation>Dort nicht quittiert</translation>
    </message>
    <message>
        <source>Version {version} there</source>
        <translation>Dort galt Version {version}</translation>
    </message>
    <message>
        <source>{what} is released</source>
        <translation>{what} ist freigegeben</translation>
    </message>
    <message>
        <source>Person no longer in the plant</source>
        <translation>Person nicht mehr im Werk</translation>
    </message>
    <message>
        <source>Not qualified: {what}</source>
        <translation>Nicht qualifiziert: {what}</translation>
    </message>
    <message>
        <source>{what} found bad</source>
        <translation>{what} für schlecht befunden</translation>
    </message>
    <message>
        <source>{what}: calibration run out</source>
        <translation>{what}: Kalibrierung abgelaufen</translation>
    </message>
    <message>
        <source>Contained by {what}</source>
        <translation>Eingedämmt durch {what}</translation>
    </message>
    <message>
        <source>It stands before the acknowledgement in the station's chain.</source>
        <translation>Es steht in der Kette der Station vor der Quittierung.</translation>
    </message>
    <message>
        <source>By the station's clock it was before the acknowledgement.</source>
        <translation>Nach der Uhr der Station war es vor der Quittierung.</translation>
    </message>
    <message>
        <source>The station has not acknowledged the containment.</source>
        <translation>Die Station hat die Eindämmung nicht quittiert.</translation>
    </message>
    <message>
        <source>Its clock is at least {count} s behind; that is allowed for.</source>
        <translation>Ihre Uhr geht mindestens {count} s nach; das ist berücksichtigt.</translation>
    </message>
    <message>
        <source>By the clocks it may have been before the issue.</source>
        <translation>Nach den Uhren kann es vor der Ausgabe gewesen sein.</translation>
    </message>
</context>
<context>
    <name>unitrail::HoldsPage</name>
    <message>
        <source>Holds and decisions</source>
        <translation>Sperren und Entscheidungen</translation>
    </message>
    <message>
        <source>nobody signed in</source>
        <translation>niemand angemeldet</translation>
    </message>
    <message>
        <source>{count} days</source>
        <translation>{count} Tage</translation>
    </message>
    <message>
        <source>Holds</source>
        <translation>Sperren</translation>
    </message>
    <message>
        <source>Containments</source>
        <translation>Eindämmungen</translation>
    </message>
    <message>
        <source>Done apart</source>
        <translation>Getrennt bearbeitet</translation>
    </message>
    <message>
        <source>Corrections</source>
        <translation>Berichtigungen</translation>
    </message>
    <message>
        <source>On hold</source>
        <translation>Gesperrt</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Seit</translation>
    </message>
    <message>
        <source>Nothing is on hold.</source>
        <translation>Nichts ist gesperrt.</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Nummer</translation>
    </message>
    <message>
        <source>Stations</source>
        <translation>Stationen</translation>
    </message>
    <message>
        <source>Gap</source>
        <translation>Lücke</translation>
    </message>
    <message>
        <source>The stations are being counted ...</source>
        <translation>Die Stationen werden gezählt ...</translation>
    </message>
    <message>
        <source>Nothing is contained. A recall can start a containment.</source>
        <translation>Nichts ist eingedämmt. Ein Rückruf kann damit beginnen.</translation>
    </message>
    <message>
        <source>ended</source>
        <translation>beendet</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Einheit</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>No two stations worked on a unit apart.</source>
        <translation>Keine zwei Stationen haben eine Einheit getrennt bearbeitet.</translation>
    </message>
    <message>
        <source>About</source>
        <translation>Betrifft</translation>
    </message>
    <message>
        <source>What is wrong</source>
        <translation>Was falsch ist</translation>
    </message>
    <message>
        <source>No correction waits for an approval.</source>
        <translation>Keine Berichtigung wartet auf Freigabe.</translation>
    </message>
    <message>
        <source>Passed before it was known</source>
        <translation>Durchgelaufen, bevor es bekannt war</translation>
    </message>
    <message>
        <source>No unit passed in the gap.</source>
        <translation>Keine Einheit ist in der Lücke durchgelaufen.</translation>
    </message>
    <message>
        <source>A: done at {station}</source>
        <translation>A: bearbeitet an {station}</translation>
    </message>
    <message>
        <source>B: done at {station}</source>
        <translation>B: bearbeitet an {station}</translation>
    </message>
    <message>
        <source>Recorded</source>
        <translation>Erfasst</translation>
    </message>
    <message>
        <source>Taken back as a whole</source>
        <translation>Ganz zurückgenommen</translation>
    </message>
    <message>
        <source>Proposed</source>
        <translation>Vorgeschlagen</translation>
    </message>
    <message>
        <source>A hold stops the scan at every station until somebody in charge releases it.</source>
        <translation>Eine Sperre hält an jeder Station, bis ein Verantwortlicher sie aufhebt.</translation>
    </message>
    <message>
        <source>Every station that knows it enforces it, also without a network.</source>
        <translation>Jede Station, die sie kennt, setzt sie um, auch ohne Netz.</translation>
    </message>
    <message>
        <source>Both branches stay in the history; what is set aside no longer counts.</source>
        <translation>Beide Fassungen bleiben in der Geschichte; die verworfene zählt nicht mehr.</translation>
    </message>
    <message>
        <source>Who proposes a correction does not approve it. The wrong entry stays, struck through.</source>
        <translation>Wer vorschlägt, gibt nicht frei. Der falsche Eintrag bleibt durchgestrichen stehen.</translation>
    </message>
    <message>
        <source>Release ...</source>
        <translation>Freigeben ...</translation>
    </message>
    <message>
        <source>Save file and codes</source>
        <translation>Datei und Codes sichern</translation>
    </message>
    <message>
        <source>End it ...</source>
        <translation>Beenden ...</translation>
    </message>
    <message>
        <source>A counts ...</source>
        <translation>A zählt ...</translation>
    </message>
    <message>
        <source>B counts ...</source>
        <translation>B zählt ...</translation>
    </message>
    <message>
        <source>Both count ...</source>
        <translation>Beide zählen ...</translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>Freigeben</translation>
    </message>
    <message>
        <source>Withdraw ...</source>
        <translation>Zurückziehen ...</translation>
    </message>
    <message>
        <source>Turn down ...</source>
        <translation>Ablehnen ...</translation>
    </message>
    <message>
        <source>Back to work</source>
        <translation>Zurück zur Arbeit</translation>
    </message>
    <message>
        <source>Choose nothing</source>
        <translation>Nichts wählen</translation>
    </message>
    <message>
        <source>Show its record</source>
        <translation>Geschichte zeigen</translation>
    </message>
    <message>
        <source>Tested again and good</source>
        <translation>Neu geprüft und gut</translation>
    </message>
    <message>
        <source>Part replaced</source>
        <translation>Teil ersetzt</translation>
    </message>
    <message>
        <source>Use as it is</source>
        <translation>So verwenden</translation>
    </message>
    <message>
        <source>Placed by mistake</source>
        <translation>Irrtümlich gesperrt</translation>
    </message>
    <message>
        <source>All units are sorted</source>
        <translation>Alle Einheiten sortiert</translation>
    </message>
    <message>
        <source>The cause is removed</source>
        <translation>Ursache behoben</translation>
    </message>
    <message>
        <source>The notice was withdrawn</source>
        <translation>Meldung zurückgezogen</translation>
    </message>
    <message>
        <source>Issued by mistake</source>
        <translation>Irrtümlich verfügt</translation>
    </message>
    <message>
        <source>The unit was looked at</source>
        <translation>Einheit angesehen</translation>
    </message>
    <message>
        <source>It was tested once more</source>
        <translation>Noch einmal geprüft</translation>
    </message>
    <message>
        <source>The people were asked</source>
        <translation>Leute gefragt</translation>
    </message>
    <message>
        <source>The other station was at fault</source>
        <translation>Fehler der anderen Station</translation>
    </message>
    <message>
        <source>The record is right</source>
        <translation>Der Eintrag stimmt</translation>
    </message>
    <message>
        <source>It is not proven</source>
        <translation>Nicht belegt</translation>
    </message>
    <message>
        <source>Another entry was meant</source>
        <translation>Anderer Eintrag gemeint</translation>
    </message>
    <message>
        <source>The hold is released.</source>
        <translation>Die Sperre ist aufgehoben.</translation>
    </message>
    <message>
        <source>Corrected. Figures count what is right now.</source>
        <translation>Berichtigt. Die Zahlen rechnen ab jetzt richtig.</translation>
    </message>
    <message>
        <source>The proposal is turned down.</source>
        <translation>Der Vorschlag ist abgelehnt.</translation>
    </message>
    <message>
        <source>The containment has ended here.</source>
        <translation>Die Eindämmung ist hier beendet.</translation>
    </message>
    <message>
        <source>Saved: {file}</source>
        <translation>Gesichert: {file}</translation>
    </message>
    <message>
        <source>Enforce it here</source>
        <translation>Hier umsetzen</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Noch einmal suchen</translation>
    </message>
    <message>
        <source>Take from file ...</source>
        <translation>Aus Datei ...</translation>
    </message>
    <message>
        <source>This station's folder</source>
        <translation>Ordner dieser Station</translation>
    </message>
    <message>
        <source>new here</source>
        <translation>hier neu</translation>
    </message>
    <message>
        <source>newer than here</source>
        <translation>neuer als hier</translation>
    </message>
    <message>
        <source>enforced here</source>
        <translation>hier umgesetzt</translation>
    </message>
    <message>
        <source>older than here</source>
        <translation>älter als hier</translation>
    </message>
    <message>
        <source>key not trusted</source>
        <translation>Schlüssel fremd</translation>
    </message>
    <message>
        <source>signature wrong</source>
        <translation>Unterschrift falsch</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Ort</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Stand</translation>
    </message>
    <message>
        <source>Looking for files ...</source>
        <translation>Dateien werden gesucht ...</translation>
    </message>
    <message>
        <source>No file was found on a memory stick or in the station's folder.</source>
        <translation>Keine Datei gefunden, weder auf einem USB-Stick noch im Ordner der Station.</translation>
    </message>
    <message>
        <source>this station</source>
        <translation>diese Station</translation>
    </message>
    <message>
        <source>Issued</source>
        <translation>Ausgestellt</translation>
    </message>
    <message>
        <source>Printed codes need no file: scan them one after the other, on any screen.</source>
        <translation>Gedruckte Codes brauchen keine Datei: nacheinander scannen, auf jedem Bildschirm.</translation>
    </message>
    <message>
        <source>From the next scan on it is enforced here.</source>
        <translation>Ab dem nächsten Scan wird sie hier umgesetzt.</translation>
    </message>
    <message>
        <source>To the list</source>
        <translation>Zur Liste</translation>
    </message>
    <message>
        <source>Show what passed</source>
        <translation>Durchgelaufene zeigen</translation>
    </message>
    <message>
        <source>Station</source>
        <translation>Station</translation>
    </message>
    <message>
        <source>It is the same: trust it</source>
        <translation>Er ist gleich: anerkennen</translation>
    </message>
    <message>
        <source>It is another one</source>
        <translation>Er ist ein anderer</translation>
    </message>
    <message>
        <source>Compare its key ...</source>
        <translation>Schlüssel vergleichen ...</translation>
    </message>
    <message>
        <source>It says it is of station</source>
        <translation>Angeblich von Station</translation>
    </message>
    <message>
        <source>It says it was signed by</source>
        <translation>Angeblich unterschrieben von</translation>
    </message>
    <message>
        <source>It brings</source>
        <translation>Er bringt</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>Fingerprint of its key</source>
        <translation>Fingerabdruck des Schlüssels</translation>
    </message>
    <message>
        <source>Compare it with the paper, or by phone with who issued it. Badge and PIN follow.</source>
        <translation>Mit dem Papier oder am Telefon mit der ausgebenden Stelle vergleichen. Ausweis und PIN folgen.</translation>
    </message>
    <message>
        <source>printed codes</source>
        <translation>gedruckte Codes</translation>
    </message>
    <message>
        <source>The key is trusted here from now on. Enforce what it brings.</source>
        <translation>Der Schlüssel ist hier ab jetzt anerkannt. Nun anwenden, was er bringt.</translation>
    </message>
    <message>
        <source>Fingerprint of its key: {fingerprint}</source>
        <translation>Fingerabdruck des Schlüssels: {fingerprint}</translation>
    </message>
    <message>
        <source>more used than came in</source>
        <translation>mehr verbraucht, als hereinkam</translation>
    </message>
    <message>
        <source>Done at {station}</source>
        <translation>Ausgeführt an {station}</translation>
    </message>
    <message>
        <source>What was so</source>
        <translation>Was galt</translation>
    </message>
    <message>
        <source>Came in</source>
        <translation>Zugang</translation>
    </message>
    <message>
        <source>Used</source>
        <translation>Verbraucht</translation>
    </message>
    <message>
        <source>More than there was</source>
        <translation>Mehr, als da war</translation>
    </message>
    <message>
        <source>Who took from it</source>
        <translation>Wer daraus entnahm</translation>
    </message>
    <message>
        <source>Whoever accepts it signs for it. Nothing that was recorded is changed.</source>
        <translation>Wer es annimmt, unterschreibt dafür. Nichts Aufgezeichnetes wird geändert.</translation>
    </message>
    <message>
        <source>Accept it ...</source>
        <translation>Annehmen ...</translation>
    </message>
    <message>
        <source>Hold the unit</source>
        <translation>Einheit sperren</translation>
    </message>
    <message>
        <source>The change does not matter here</source>
        <translation>Die Änderung ist hier ohne Belang</translation>
    </message>
    <message>
        <source>Agreed with quality</source>
        <translation>Mit der Qualität abgestimmt</translation>
    </message>
    <message>
        <source>It was counted again</source>
        <translation>Es wurde nachgezählt</translation>
    </message>
    <message>
        <source>The label was wrong</source>
        <translation>Das Etikett war falsch</translation>
    </message>
    <message>
        <source>A delivery was not recorded</source>
        <translation>Ein Zugang wurde nicht gebucht</translation>
    </message>
    <message>
        <source>Another lot was taken</source>
        <translation>Eine andere Charge wurde entnommen</translation>
    </message>
    <message>
        <source>The unit is on hold.</source>
        <translation>Die Einheit ist gesperrt.</translation>
    </message>
    <message>
        <source>since {when}</source>
        <translation>seit {when}</translation>
    </message>
    <message>
        <source>The station knew it</source>
        <translation>Die Station wusste es</translation>
    </message>
    <message>
        <source>No sign that it knew</source>
        <translation>Kein Zeichen, dass sie es wusste</translation>
    </message>
    <message>
        <source>By the clocks it may have been done before. Whoever accepts it signs for it.</source>
        <translation>Nach den Uhren kann es vorher geschehen sein. Wer es annimmt, unterschreibt dafür.</translation>
    </message>
    <message>
        <source>The station knew it and went on all the same. This must not happen.</source>
        <translation>Die Station wusste es und machte dennoch weiter. Das darf nicht vorkommen.</translation>
    </message>
</context>
<context>
    <name>unitrail::CommonalityPage</name>
    <message>
        <source>In common</source>
        <translation>Gemeinsames</translation>
    </message>
    <message>
        <source>Lot</source>
        <translation>Charge</translation>
    </message>
    <message>
        <source>Station</source>
        <translation>Station</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Person</translation>
    </message>
    <message>
        <source>Instrument</source>
        <translation>Messmittel</translation>
    </message>
    <message>
        <source>Tool</source>
        <translation>Werkzeug</translation>
    </message>
    <message>
        <source>Test program</source>
        <translation>Programm</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>Schicht</translation>
    </message>
    <message>
        <source>1 unit failed</source>
        <translation>1 schlecht</translation>
    </message>
    <message>
        <source>{count} units failed</source>
        <translation>{count} schlecht</translation>
    </message>
    <message>
        <source>What failing units have in common</source>
        <translation>Was die Einheiten gemeinsam haben, die nicht bestanden</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>At</source>
        <translation>Bei</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Nicht bestanden</translation>
    </message>
    <message>
        <source>p</source>
        <translation>p</translation>
    </message>
    <message>
        <source>Comparing…</source>
        <translation>Wird verglichen…</translation>
    </message>
    <message>
        <source>No unit has failed. What failed at a step would be compared with what passed.</source>
        <translation>Keine Einheit ist durchgefallen. Was an einem Schritt nicht bestand, würde hier mit dem verglichen, was bestand.</translation>
    </message>
    <message>
        <source>Choose the step that the units failed at.</source>
        <translation>Den Schritt wählen, den die Einheiten nicht bestanden.</translation>
    </message>
    <message>
        <source>These units have nothing on record that could be compared.</source>
        <translation>Von diesen Einheiten ist nichts erfasst, was sich vergleichen ließe.</translation>
    </message>
    <message>
        <source>Back to work</source>
        <translation>Zurück zur Arbeit</translation>
    </message>
    <message>
        <source>Units that have it</source>
        <translation>Einheiten damit</translation>
    </message>
    <message>
        <source>Recall and contain…</source>
        <translation>Rückruf und Eindämmung…</translation>
    </message>
    <message>
        <source>a time alone is no start</source>
        <translation>eine Zeit allein ist kein Anfang</translation>
    </message>
    <message>
        <source>What do failing units have in common?</source>
        <translation>Was haben die Einheiten gemeinsam, die nicht bestanden?</translation>
    </message>
    <message>
        <source>1 failed, {passed} passed</source>
        <translation>1 schlecht, {passed} gut</translation>
    </message>
    <message>
        <source>{failed} failed, {passed} passed</source>
        <translation>{failed} schlecht, {passed} gut</translation>
    </message>
    <message>
        <source>{count} things compared (Holm)</source>
        <translation>{count} verglichen (Holm)</translation>
    </message>
    <message>
        <source>Back to the comparison</source>
        <translation>Zurück zum Vergleich</translation>
    </message>
    <message>
        <source>Fixture</source>
        <translation>Vorrichtung</translation>
    </message>
    <message>
        <source>Odds</source>
        <translation>Chancen</translation>
    </message>
    <message>
        <source>Bad</source>
        <translation>Schlecht</translation>
    </message>
    <message>
        <source>Good</source>
        <translation>Gut</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Early shift {day}</source>
        <translation>Frühschicht {day}</translation>
    </message>
    <message>
        <source>Late shift {day}</source>
        <translation>Spätschicht {day}</translation>
    </message>
    <message>
        <source>Night shift {day}</source>
        <translation>Nachtschicht {day}</translation>
    </message>
    <message>
        <source>all have it</source>
        <translation>alle haben es</translation>
    </message>
    <message>
        <source>no good one: &gt; {bound}</source>
        <translation>keine gute: &gt; {bound}</translation>
    </message>
    <message>
        <source>every bad one: &gt; {bound}</source>
        <translation>jede schlechte: &gt; {bound}</translation>
    </message>
    <message>
        <source>every good one: &lt; {bound}</source>
        <translation>jede gute: &lt; {bound}</translation>
    </message>
    <message>
        <source>Of {failed} units that failed these have it; of {passed} that passed {with} have it. Fisher's exact test p {p} before correction.</source>
        <translation>Von {failed} Einheiten, die nicht bestanden, haben es diese; von {passed}, die bestanden, haben es {with}. Exakter Test nach Fisher: p {p} vor der Berichtigung.</translation>
    </message>
    <message>
        <source>Odds ratio {odds}, between {lower} and {upper} with 95 %.</source>
        <translation>Chancenverhältnis {odds}, mit 95 % zwischen {lower} und {upper}.</translation>
    </message>
    <message>
        <source>One of the four counts is 0: the odds ratio has no value, only a bound, which is found with one half added to each.</source>
        <translation>Eine der vier Anzahlen ist 0: Das Chancenverhältnis hat keinen Wert, nur eine Grenze; sie ergibt sich, wenn zu jeder ein Halb gezählt wird.</translation>
    </message>
</context>
<context>
    <name>unitrail::ReadinessPage</name>
    <message>
        <source>Recall readiness</source>
        <translation>Rückruf-Bereitschaft</translation>
    </message>
    <message>
        <source>What the records are worth</source>
        <translation>Was die Aufzeichnungen wert sind</translation>
    </message>
    <message>
        <source>Records</source>
        <translation>Aufzeichnungen</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>Anzahl</translation>
    </message>
    <message>
        <source>Counting…</source>
        <translation>Wird gezählt…</translation>
    </message>
    <message>
        <source>No unit of this product was made yet.</source>
        <translation>Von diesem Produkt wurde noch keine Einheit gefertigt.</translation>
    </message>
    <message>
        <source>Captured as finely as demanded</source>
        <translation>So fein erfasst wie verlangt</translation>
    </message>
    <message>
        <source>Typed or touched by hand</source>
        <translation>Von Hand eingegeben</translation>
    </message>
    <message>
        <source>Serials that are on no unit</source>
        <translation>Seriennummern ohne Einheit</translation>
    </message>
    <message>
        <source>What lacks</source>
        <translation>Was fehlt</translation>
    </message>
    <message>
        <source>Nothing lacks.</source>
        <translation>Nichts fehlt.</translation>
    </message>
    <message>
        <source>not recorded</source>
        <translation>nicht erfasst</translation>
    </message>
    <message>
        <source>{count} units</source>
        <translation>{count} Einheiten</translation>
    </message>
    <message>
        <source>How wide a recall would be today</source>
        <translation>Wie weit ein Rückruf heute ginge</translation>
    </message>
    <message>
        <source>If bad</source>
        <translation>Falls schlecht</translation>
    </message>
    <message>
        <source>No lot is in these units.</source>
        <translation>In diesen Einheiten steckt keine Charge.</translation>
    </message>
    <message>
        <source>Last drill</source>
        <translation>Letzte Übung</translation>
    </message>
    <message>
        <source>The clock is running…</source>
        <translation>Die Uhr läuft…</translation>
    </message>
    <message>
        <source>No drill since the program began. A drill draws a case and holds the answer against every entry.</source>
        <translation>Keine Übung seit Programmbeginn. Eine Übung zieht einen Fall und prüft die Antwort an jedem Eintrag.</translation>
    </message>
    <message>
        <source>The list was right</source>
        <translation>Die Liste war richtig</translation>
    </message>
    <message>
        <source>The list was wrong</source>
        <translation>Die Liste war falsch</translation>
    </message>
    <message>
        <source>{seconds} s to the list</source>
        <translation>{seconds} s bis zur Liste</translation>
    </message>
    <message>
        <source>{missing} missing, {extra} too many</source>
        <translation>{missing} fehlen, {extra} zu viel</translation>
    </message>
    <message>
        <source>{count} entries read</source>
        <translation>{count} Einträge gelesen</translation>
    </message>
    <message>
        <source>{score} of 100</source>
        <translation>{score} von 100</translation>
    </message>
    <message>
        <source>no score yet</source>
        <translation>noch keine Wertung</translation>
    </message>
    <message>
        <source>Back to work</source>
        <translation>Zurück zur Arbeit</translation>
    </message>
    <message>
        <source>Other product</source>
        <translation>Anderes Produkt</translation>
    </message>
    <message>
        <source>Practise a recall</source>
        <translation>Rückruf üben</translation>
    </message>
    <message>
        <source>Maybe</source>
        <translation>evtl.</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Jetzt</translation>
    </message>
    <message>
        <source>Permitted by a second person</source>
        <translation>Von Zweiten erlaubt</translation>
    </message>
    <message>
        <source>by lot only</source>
        <translation>nur Charge</translation>
    </message>
</context>
<context>
    <name>unitrail::ShippingPage</name>
    <message>
        <source>Ship and take back</source>
        <translation>Versand und Rücknahme</translation>
    </message>
    <message>
        <source>To the customer</source>
        <translation>Zum Kunden</translation>
    </message>
    <message>
        <source>Back from the customer</source>
        <translation>Vom Kunden zurück</translation>
    </message>
    <message>
        <source>Left {when}</source>
        <translation>Versandt {when}</translation>
    </message>
    <message>
        <source>May not leave: {count}</source>
        <translation>Darf nicht hinaus: {count}</translation>
    </message>
    <message>
        <source>All may leave</source>
        <translation>Alles darf hinaus</translation>
    </message>
    <message>
        <source>Nothing laid out yet</source>
        <translation>Noch nichts bereitgelegt</translation>
    </message>
    <message>
        <source>Number of the service order</source>
        <translation>Nummer des Serviceauftrags</translation>
    </message>
    <message>
        <source>Number of the order</source>
        <translation>Nummer des Auftrags</translation>
    </message>
    <message>
        <source>Name of the customer</source>
        <translation>Name des Kunden</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Auftrag</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Kunde</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Stand</translation>
    </message>
    <message>
        <source>Looking for what was shipped ...</source>
        <translation>Versandtes wird gesucht ...</translation>
    </message>
    <message>
        <source>No order yet. Scan the code of the delivery note, or type its number.</source>
        <translation>Noch kein Auftrag. Code des Lieferscheins scannen oder Nummer eingeben.</translation>
    </message>
    <message>
        <source>laid out: {count}</source>
        <translation>bereitgelegt: {count}</translation>
    </message>
    <message>
        <source>{count} units, {when}</source>
        <translation>{count} St., {when}</translation>
    </message>
    <message>
        <source>Container, serial, lot</source>
        <translation>Behälter, Seriennummer, Los</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>Teil</translation>
    </message>
    <message>
        <source>Scan containers and units: they are laid out here.</source>
        <translation>Behälter und Einheiten scannen: sie werden hier bereitgelegt.</translation>
    </message>
    <message>
        <source>container</source>
        <translation>Behälter</translation>
    </message>
    <message>
        <source>kept back by {count}</source>
        <translation>von {count} aufgehalten</translation>
    </message>
    <message>
        <source>{count} pieces</source>
        <translation>{count} Stück</translation>
    </message>
    <message>
        <source>sent</source>
        <translation>versandt</translation>
    </message>
    <message>
        <source>may leave</source>
        <translation>darf hinaus</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Einheit</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Seit</translation>
    </message>
    <message>
        <source>Looking for units that came back ...</source>
        <translation>Zurückgekommene Einheiten werden gesucht ...</translation>
    </message>
    <message>
        <source>No unit came back or is in service. Scan the unit to look after.</source>
        <translation>Keine Einheit ist zurück oder im Service. Die Einheit scannen, um die es geht.</translation>
    </message>
    <message>
        <source>sealed</source>
        <translation>verschlossen</translation>
    </message>
    <message>
        <source>open</source>
        <translation>offen</translation>
    </message>
    <message>
        <source>Holds: {count}</source>
        <translation>Sperren: {count}</translation>
    </message>
    <message>
        <source>in {container}</source>
        <translation>in {container}</translation>
    </message>
    <message>
        <source>at {place}</source>
        <translation>am Ort {place}</translation>
    </message>
    <message>
        <source>The shipment</source>
        <translation>Die Sendung</translation>
    </message>
    <message>
        <source>Units</source>
        <translation>Einheiten</translation>
    </message>
    <message>
        <source>Containers</source>
        <translation>Behälter</translation>
    </message>
    <message>
        <source>Lots of loose pieces</source>
        <translation>Lose ohne Seriennummer</translation>
    </message>
    <message>
        <source>In the hands of</source>
        <translation>In den Händen von</translation>
    </message>
    <message>
        <source>Sent for</source>
        <translation>Versandt für</translation>
    </message>
    <message>
        <source>Service order</source>
        <translation>Serviceauftrag</translation>
    </message>
    <message>
        <source>Container</source>
        <translation>Behälter</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Ort</translation>
    </message>
    <message>
        <source>Holds</source>
        <translation>Sperren</translation>
    </message>
    <message>
        <source>What is done here</source>
        <translation>Was hier getan wird</translation>
    </message>
    <message>
        <source>Scan the unit or choose it.</source>
        <translation>Die Einheit scannen oder wählen.</translation>
    </message>
    <message>
        <source>Came back: into stock or quarantine</source>
        <translation>Zurück: ins Lager oder in Quarantäne</translation>
    </message>
    <message>
        <source>Service order: opened, then closed</source>
        <translation>Serviceauftrag: öffnen, dann schließen</translation>
    </message>
    <message>
        <source>Out of use: signed, for good</source>
        <translation>Außer Betrieb: unterschrieben, endgültig</translation>
    </message>
    <message>
        <source>An order of a customer</source>
        <translation>Ein Kundenauftrag</translation>
    </message>
    <message>
        <source>Scan the code of the delivery note</source>
        <translation>Code des Lieferscheins scannen</translation>
    </message>
    <message>
        <source>or choose an order in the list</source>
        <translation>oder einen Auftrag der Liste wählen</translation>
    </message>
    <message>
        <source>or type its number.</source>
        <translation>oder die Nummer eingeben.</translation>
    </message>
    <message>
        <source>Then scan what is sent.</source>
        <translation>Dann scannen, was versandt wird.</translation>
    </message>
    <message>
        <source>Scan what is sent</source>
        <translation>Scannen, was versandt wird</translation>
    </message>
    <message>
        <source>Look here</source>
        <translation>Bitte hinsehen</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Erledigt</translation>
    </message>
    <message>
        <source>What is done with a unit after it was delivered</source>
        <translation>Was mit einer ausgelieferten Einheit geschieht</translation>
    </message>
    <message>
        <source>Scan the unit that came back or is looked after.</source>
        <translation>Die Einheit scannen, die zurückkam oder betreut wird.</translation>
    </message>
    <message>
        <source>Which order is sent?</source>
        <translation>Welcher Auftrag wird versandt?</translation>
    </message>
    <message>
        <source>Scan the code of the delivery note, or choose.</source>
        <translation>Code des Lieferscheins scannen oder wählen.</translation>
    </message>
    <message>
        <source>This order has left.</source>
        <translation>Dieser Auftrag ist unterwegs.</translation>
    </message>
    <message>
        <source>Scan more to send it after.</source>
        <translation>Mehr scannen, um es nachzusenden.</translation>
    </message>
    <message>
        <source>All of it may leave, by one act.</source>
        <translation>Alles darf hinaus, in einem Schritt.</translation>
    </message>
    <message>
        <source>Scan more, or ship it.</source>
        <translation>Mehr scannen oder versenden.</translation>
    </message>
    <message>
        <source>Scan containers and units.</source>
        <translation>Behälter und Einheiten scannen.</translation>
    </message>
    <message>
        <source>It leaves whole or not at all.</source>
        <translation>Es geht ganz hinaus oder gar nicht.</translation>
    </message>
    <message>
        <source>Choose a marked line: it says what to do. Or take it off.</source>
        <translation>Markierte Zeile wählen: sie sagt, was zu tun ist. Oder herausnehmen.</translation>
    </message>
    <message>
        <source>Choose nothing</source>
        <translation>Nichts wählen</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Back to work</source>
        <translation>Zurück zur Arbeit</translation>
    </message>
    <message>
        <source>Out of use ...</source>
        <translation>Außer Betrieb ...</translation>
    </message>
    <message>
        <source>Show its record</source>
        <translation>Akte zeigen</translation>
    </message>
    <message>
        <source>Open this order</source>
        <translation>Auftrag öffnen</translation>
    </message>
    <message>
        <source>Other number ...</source>
        <translation>Andere Nummer ...</translation>
    </message>
    <message>
        <source>To the orders</source>
        <translation>Zu den Aufträgen</translation>
    </message>
    <message>
        <source>Take it off</source>
        <translation>Herausnehmen</translation>
    </message>
    <message>
        <source>Seal it</source>
        <translation>Verschließen</translation>
    </message>
    <message>
        <source>Save pack list</source>
        <translation>Packliste speichern</translation>
    </message>
    <message>
        <source>Ship all of it</source>
        <translation>Alles versenden</translation>
    </message>
    <message>
        <source>It is noisy</source>
        <translation>Macht Geräusche</translation>
    </message>
    <message>
        <source>It does not move</source>
        <translation>Bewegt sich nicht</translation>
    </message>
    <message>
        <source>Damaged in transport</source>
        <translation>Transportschaden</translation>
    </message>
    <message>
        <source>Wrong delivery</source>
        <translation>Falsch geliefert</translation>
    </message>
    <message>
        <source>Into stock</source>
        <translation>Ins Lager</translation>
    </message>
    <message>
        <source>Repaired</source>
        <translation>Repariert</translation>
    </message>
    <message>
        <source>Cleaned and checked</source>
        <translation>Gereinigt und geprüft</translation>
    </message>
    <message>
        <source>No fault found</source>
        <translation>Kein Fehler gefunden</translation>
    </message>
    <message>
        <source>Exchanged</source>
        <translation>Ausgetauscht</translation>
    </message>
    <message>
        <source>Recycled</source>
        <translation>Verwertet</translation>
    </message>
    <message>
        <source>Worn out</source>
        <translation>Verschlissen</translation>
    </message>
    <message>
        <source>Lost at the customer</source>
        <translation>Beim Kunden verloren</translation>
    </message>
    <message>
        <source>First the order: scan the delivery note, or choose it.</source>
        <translation>Erst der Auftrag: Lieferschein scannen oder wählen.</translation>
    </message>
    <message>
        <source>This lies in the shipment already.</source>
        <translation>Das liegt schon in der Sendung.</translation>
    </message>
    <message>
        <source>Laid out: {thing}</source>
        <translation>Bereitgelegt: {thing}</translation>
    </message>
    <message>
        <source>The container is sealed.</source>
        <translation>Der Behälter ist verschlossen.</translation>
    </message>
    <message>
        <source>The service order is open.</source>
        <translation>Der Serviceauftrag ist offen.</translation>
    </message>
    <message>
        <source>The service order is closed.</source>
        <translation>Der Serviceauftrag ist geschlossen.</translation>
    </message>
    <message>
        <source>The unit is out of use for good.</source>
        <translation>Die Einheit ist endgültig außer Betrieb.</translation>
    </message>
    <message>
        <source>All of it is on its way.</source>
        <translation>Alles ist unterwegs.</translation>
    </message>
    <message>
        <source>It came back, into stock.</source>
        <translation>Zurück, ins Lager.</translation>
    </message>
    <message>
        <source>It came back, into quarantine.</source>
        <translation>Zurück, in Quarantäne.</translation>
    </message>
    <message>
        <source>Saved: {file}</source>
        <translation>Gespeichert: {file}</translation>
    </message>
    <message>
        <source>What was laid out cannot be read: {file}</source>
        <translation>Bereitgelegtes ist nicht lesbar: {file}</translation>
    </message>
    <message>
        <source>Quarantine</source>
        <translation>Quarantäne</translation>
    </message>
    <message>
        <source>Take back ...</source>
        <translation>Zurücknehmen ...</translation>
    </message>
    <message>
        <source>Close the service ...</source>
        <translation>Service schließen ...</translation>
    </message>
    <message>
        <source>Begin a service ...</source>
        <translation>Service beginnen ...</translation>
    </message>
    <message>
        <source>Or in your own words</source>
        <translation>Oder in eigenen Worten</translation>
    </message>
    <message>
        <source>Badge and PIN follow: it is for good.</source>
        <translation>Ausweis und PIN folgen: Es ist endgültig.</translation>
    </message>
    <message>
        <source>In quarantine it is on hold until it is released.</source>
        <translation>In Quarantäne ist sie gesperrt, bis jemand sie freigibt.</translation>
    </message>
    <message>
        <source>Type it, then go on.</source>
        <translation>Eingeben, dann weiter.</translation>
    </message>
    <message>
        <source>Choose, or type and go on.</source>
        <translation>Wählen, oder eingeben und weiter.</translation>
    </message>
    <message>
        <source>Which order, and whose?</source>
        <translation>Welcher Auftrag, und von wem?</translation>
    </message>
    <message>
        <source>What is wrong with it?</source>
        <translation>Was stimmt damit nicht?</translation>
    </message>
    <message>
        <source>Where is it put?</source>
        <translation>Wohin kommt sie?</translation>
    </message>
    <message>
        <source>Which service order, and what is wrong with it?</source>
        <translation>Welcher Serviceauftrag, und was stimmt nicht?</translation>
    </message>
    <message>
        <source>What was done?</source>
        <translation>Was wurde getan?</translation>
    </message>
    <message>
        <source>Why is it out of use?</source>
        <translation>Warum ist sie außer Betrieb?</translation>
    </message>
</context>
<context>
    <name>unitrail::Table</name>
    <message>
        <source>on hold</source>
        <translation>gesperrt</translation>
    </message>
    <message>
        <source>struck through</source>
        <translation>durchgestrichen</translation>
    </message>
</context>
</TS>
