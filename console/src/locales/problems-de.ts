// Der Fehlerkatalog auf Deutsch: was geschehen ist und was zu tun ist. Codes ändern ihre Bedeutung nie (docs/errors.md).

import type { ProblemTexts } from './catalogue.ts';

export const problems: ProblemTexts = {
  'BC-101': {
    cause: 'Entra hat kein Token gesendet.',
    cure: 'Fügen Sie das geheime Token (Secret Token) in Entra erneut ein und wählen Sie „Test Connection“.',
  },
  'BC-102': {
    cause: 'Das Token, das Entra gesendet hat, ist unbekannt. Oft wurde es beim Kopieren abgeschnitten.',
    cure: 'Erzeugen Sie ein neues Token, fügen Sie es ganz in Entra ein und wählen Sie „Test Connection“.',
  },
  'BC-103': {
    cause: 'Das Token, das Entra gesendet hat, wurde entfernt.',
    cure: 'Erzeugen Sie ein zweites Token und fügen Sie es in Entra ein.',
  },
  'BC-104': {
    cause: 'Das Token, das Entra gesendet hat, ist abgelaufen.',
    cure: 'Erzeugen Sie ein neues Token und fügen Sie es in Entra ein. Steht der Auftrag unter Quarantäne, starten Sie die Bereitstellung dort neu.',
  },
  'BC-105': {
    cause: 'Mandanten-URL und Token stammen aus verschiedenen User Directories.',
    cure: 'Kopieren Sie beide von dieser Seite nach Entra.',
  },
  'BC-106': {
    cause: 'Der Schalter „SCIM-Bereitstellung über Microsoft-Entra-ID-Unternehmensanwendung aktivieren“ ist aus.',
    cure: 'Schalten Sie ihn ein und wählen Sie dann in Entra „Test Connection“.',
  },
  'BC-107': {
    cause: 'Der Schalter „Microsoft Entra aktivieren“ ist aus.',
    cure: 'Schalten Sie ihn ein und wählen Sie dann in Entra „Test Connection“.',
  },
  'BC-108': {
    cause: 'Die Lizenz des zugehörigen Space enthält Microsoft Entra nicht.',
    cure: 'Prüfen Sie die Lizenzreferenz dieses User Directory.',
  },
  'BC-201': {
    cause: 'Unter der verwendeten Mandanten-URL gibt es kein User Directory.',
    cure: 'Kopieren Sie die Mandanten-URL erneut. Vielleicht ist sie vertippt, oder das Directory wurde gelöscht.',
  },
  'BC-202': {
    cause: 'Die Person oder Gruppe ist nicht oder nicht mehr in diesem Directory.',
    cure: 'Starten Sie die Bereitstellung in Entra neu, damit alles neu abgeglichen wird.',
  },
  'BC-301': {
    cause: 'Der eindeutige Wert gehört schon zu einem anderen Datensatz.',
    cure: 'Suchen Sie den anderen Datensatz mit diesem Wert. Behalten Sie in Entra nur ein Objekt dafür.',
  },
  'BC-302': {
    cause: 'Eine andere Person hat denselben Benutzerprinzipalnamen (externalId).',
    cure: 'Nichts, wenn die andere Person ausgeschieden ist. Vergleichen Sie sonst beide in Entra.',
  },
  'BC-303': {
    cause: 'Eine andere Gruppe hat denselben Namen.',
    cure: 'Nichts zu tun, wenn Entra Gruppen über externalId abgleicht. Gleicht Entra über displayName ab, benennen Sie dort eine der beiden um.',
  },
  'BC-310': {
    cause: 'userName ist keine Objekt-ID: Die Standardzuordnung von Entra gilt noch.',
    cure: 'Ändern Sie in der Zuordnung von Entra zwei Zeilen: userName auf objectId, externalId auf userPrincipalName.',
  },
  'BC-311': {
    cause: 'externalId sieht nicht wie ein Benutzerprinzipalname aus.',
    cure: 'Ändern Sie in der Zuordnung von Entra die Zeile externalId auf userPrincipalName.',
  },
  'BC-401': {
    cause: 'Ein Wert passt nicht zu seinem Attribut, etwa eine ungültige geschäftliche E-Mail-Adresse.',
    cure: 'Berichtigen Sie das Quellattribut in Entra, oder entfernen Sie diese Zeile aus der Zuordnung.',
  },
  'BC-402': {
    cause: 'Ein Zielattribut ist unbekannt.',
    cure: 'Entfernen oder berichtigen Sie diese Zeile der Zuordnung in Entra.',
  },
  'BC-403': {
    cause: 'Der Filter wurde nicht verstanden.',
    cure: 'Das betrifft Entwickler. Hat Entra ihn gesendet, melden Sie es bitte.',
  },
  'BC-404': {
    cause: 'Die Anfrage verletzt eine Regel des SCIM-Protokolls.',
    cure: 'Die Antwort unten nennt die Regel. Entfernen Sie die betroffene Zeile der Zuordnung, oder melden Sie es.',
  },
  'BC-405': {
    cause: 'Der Datensatz wurde inzwischen geändert.',
    cure: 'Lesen Sie ihn neu und wiederholen Sie die Änderung.',
  },
  'BC-406': {
    cause: 'Ein Vorgang der Anfrage verweist auf einen anderen, der fehlschlug.',
    cure: 'Berichtigen Sie den Vorgang, den die Antwort nennt, und senden Sie beide erneut.',
  },
  'BC-407': {
    cause: 'Der Client benennt die Schemas wie SCIM 1.1.',
    cure: 'Nichts zu tun. In der Vorlage des Clients besser urn:ietf:params:scim:schemas:core:2.0:User angeben.',
  },
  'BC-410': {
    cause: 'Die Anfrage ist größer als erlaubt.',
    cure: 'Senden Sie weniger auf einmal, oder bitten Sie den Betreiber, die Grenze zu erhöhen.',
  },
  'BC-411': {
    cause: 'Der Inhalt der Anfrage ist kein JSON.',
    cure: 'Senden Sie application/scim+json oder application/json.',
  },
  'BC-412': {
    cause: 'Diese Methode gibt es unter der Adresse nicht.',
    cure: 'Das betrifft Entwickler: Die Antwort nennt die vorhandenen Methoden.',
  },
  'BC-413': {
    cause: 'Unter dieser Adresse unterhalb der Mandanten-URL gibt es nichts.',
    cure: 'Kopieren Sie die Mandanten-URL erneut, ohne etwas anzuhängen.',
  },
  'BC-414': {
    cause: 'SCIM kennt diese Funktion, Becard bietet sie nicht an.',
    cure: 'Das betrifft Entwickler: ServiceProviderConfig sagt, was angeboten wird.',
  },
  'BC-415': {
    cause: 'Ein Discovery-Dokument wurde mit einem Filter angefragt.',
    cure: 'Das betrifft Entwickler: Fragen Sie ohne Filter an.',
  },
  'BC-416': {
    cause: 'Die Person oder Gruppe würde größer, als gespeichert wird.',
    cure: 'Entfernen Sie Zeilen mit langen Werten, etwa Bildern, aus der Zuordnung in Entra, oder kürzen Sie die Werte an der Quelle.',
  },
  'BC-501': {
    cause: 'Es kamen mehr Anfragen pro Sekunde an, als das Directory annimmt.',
    cure: 'Es ist nichts zu tun. Entra wiederholt sie von selbst.',
  },
  'BC-502': {
    cause: 'Zu viele Anfragen von einer Adresse oder mit einem Token wurden abgewiesen.',
    cure: 'Prüfen Sie das Token in Entra und beide Schalter, und warten Sie eine Minute. Ein gültiges Token kommt unterdessen durch.',
  },
  'BC-503': {
    cause:
      'Viele Personen wurden binnen einer Stunde deaktiviert oder gelöscht, weitere werden deshalb zurückgehalten.',
    cure: 'Entscheiden Sie im Hinweis dieses User Directorys: nachsehen, wer ausgetreten ist, Personen zurückholen oder es so lassen. Entra wiederholt, was zurückgehalten wurde.',
  },
  'BC-601': {
    cause: 'Ein Fehler bei uns.',
    cure: 'In Entra ist nichts zu tun: Es wiederholt die Anfrage. Der Betreiber findet die Ursache im Log des Servers.',
  },
  'BC-602': {
    cause: 'Der Speicher kann gerade nicht antworten.',
    cure: 'Versuchen Sie es gleich noch einmal. Der Betreiber prüft Festplatte und Datenbank.',
  },
  'BC-603': {
    cause:
      'Das Änderungsprotokoll steht unter einem Schlüssel, den dieser Server nicht hat; es kann nichts eingetragen werden.',
    cure: 'Der Betreiber setzt BECARD_AUDIT_KEY wie auf den anderen Servern und startet diesen neu.',
  },
  'BC-604': {
    cause: 'Ein Teil der gespeicherten Daten ist nicht lesbar.',
    cure: 'In Entra ist nichts zu tun. Der Betreiber führt „becard doctor“ aus und stellt bei Schäden die letzte Sicherung wieder her.',
  },
  'BC-701': {
    cause: 'Die Karte kann nicht veröffentlicht werden: Der Name fehlt.',
    cure: 'Ergänzen Sie den Namen in Entra.',
  },
  'BC-801': {
    cause: 'Der Endpunkt des Webhooks antwortet nicht, wie er soll.',
    cure: 'Prüfen Sie den Endpunkt. Zustellungen werden von selbst wiederholt.',
  },
  'BC-901': { cause: 'Sie sind nicht angemeldet, oder Ihre Sitzung ist zu Ende.', cure: 'Bitte melden Sie sich an.' },
  'BC-902': {
    cause: 'E-Mail oder Passwort ist falsch.',
    cure: 'Bitte versuchen Sie es noch einmal, oder bitten Sie um einen neuen Link.',
  },
  'BC-903': { cause: 'Ihre Rolle erlaubt das nicht.', cure: 'Bitten Sie einen Eigentümer um die Rolle Administrator.' },
  'BC-904': { cause: 'Das Gesuchte gibt es nicht oder nicht mehr.', cure: 'Gehen Sie zurück zur Liste.' },
  'BC-905': { cause: 'Das widerspricht dem, was schon da ist.', cure: 'Tun Sie zuerst, was die Meldung sagt.' },
  'BC-906': { cause: 'Ein Feld fehlt oder ist nicht zulässig.', cure: 'Bitte berichtigen Sie Ihre Eingabe.' },
  'BC-907': {
    cause: 'Dieser Link wurde schon benutzt oder ist abgelaufen.',
    cure: 'Bitten Sie um einen neuen. Als erster Administrator starten Sie den Server neu: Er gibt einen neuen Link aus.',
  },
  'BC-908': {
    cause: 'Es gab zu viele Anmeldeversuche.',
    cure: 'Bitte warten Sie einige Minuten und versuchen Sie es dann erneut.',
  },
  'BC-909': {
    cause: 'Dafür wird Ihr Passwort noch einmal gebraucht.',
    cure: 'Bitte bestätigen Sie es, und versuchen Sie es noch einmal.',
  },
  'BC-910': {
    cause: 'Das ist der letzte Eigentümer, der sich anmelden kann.',
    cure: 'Machen Sie zuerst jemand anderen zum Eigentümer.',
  },
  'BC-911': {
    cause: 'Ein Schema dieses User Directorys wird noch benutzt.',
    cure: 'Ändern Sie zuerst die Daten, die die Meldung nennt.',
  },
  'BC-912': {
    cause:
      'Dieses Passwort ist leicht zu erraten: Es gehört zu den häufigsten, wiederholt sich, oder es enthält Ihre E-Mail-Adresse oder den Namen Becard.',
    cure: 'Wählen Sie ein anderes, zum Beispiel einige Wörter, die nur Sie so verbinden.',
  },
  'BC-921': { cause: 'Dieser Einrichtungslink gilt nicht mehr.', cure: 'Bitten Sie um einen neuen.' },
  'BC-922': {
    cause: 'Eine Probe füllt ihr User Directory mit erfundenen Personen, und dieses ist nicht zum Testen da.',
    cure: 'Legen Sie ein User Directory zum Testen an und proben Sie dort.',
  },
  'BC-923': {
    cause: 'Auf diesem Server läuft schon eine Probe.',
    cure: 'Warten Sie ihr Ende ab, oder brechen Sie sie ab.',
  },
  'BC-920': {
    cause: 'Zu viele Seiten zeigen live an.',
    cure: 'Schließen Sie einige; diese fragt alle 15 Sekunden nach.',
  },
  network: {
    cause: 'Der Server hat nicht geantwortet.',
    cure: 'Prüfen Sie Ihre Verbindung und versuchen Sie es erneut.',
  },
  unknown: {
    cause: 'Der Server hat etwas geantwortet, das diese Seite nicht kennt.',
    cure: 'Laden Sie die Seite neu. Bleibt es so, sagen Sie es dem Betreiber.',
  },
};
