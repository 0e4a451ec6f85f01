using HamuraBot.Content;
using HamuraBot.Dialogs.Forms;
using HamuraBot.OfficeHours;
using HamuraBot.Understanding;
using HamuraBot.Understanding.Text;

namespace HamuraBot.Dialogs;

/// <summary>What <c>dialogs/</c> says about the conversation itself; what the desk offers is in the topics.</summary>
public sealed record DialogLibrary(
    OfficeCalendar Calendar,
    Phrases Phrases,
    FormWords FormWords,
    IReadOnlyDictionary<string, Form> Forms,
    IReadOnlyList<IntentText> Intents,
    IReadOnlyList<IReadOnlyList<string>> Glossary,
    IReadOnlyList<ForeignText> Foreign)
{
    private volatile DeskContact desk = null!;

    /// <summary>Replaced as a whole while others read: see <see cref="Tell"/>.</summary>
    public required DeskContact Desk
    {
        get => desk;
        init => desk = value;
    }

    /// <summary>What every phrase and every fact may name by a placeholder. It is looked up when something is said: it may change meanwhile.</summary>
    public required CommonNames Names { get; init; }

    /// <summary>How people ask, whatever they ask about.</summary>
    public required Wordings Wordings { get; init; }

    /// <summary>How people speak of what they have filed before.</summary>
    public required OwnMatterWords OwnMatters { get; init; }

    /// <summary>A form that code opens.</summary>
    public Form this[RequiredForm form] => Forms[form.Id];

    /// <summary>From here on this node promises by this week, and says so, and how the desk is reached.</summary>
    public void Tell(DeskContact contact, OfficeWeek week)
    {
        (desk, Calendar.Week) = (contact, week);
        Names.Tell(contact, Phrases.Formats.Hours(week), week.LastReception);
    }

    public FieldReader Reader { get; } = new(Calendar, FormWords);

    public static MapShape GlossaryShape { get; } = new MapShape().Optional("groups", ValueShape.Groups);

    public static DialogLibrary Load(ContentFolder directory, TimeProvider clock)
    {
        var faults = new Faults();
        var library = Load(directory, clock, faults);
        faults.ThrowIfAny();
        return library;
    }

    public static DialogLibrary Load(ContentFolder directory, TimeProvider clock, Faults faults)
    {
        var desk = DeskContact.Read(directory.Map("desk.yaml", faults));
        var calendar = CalendarFile.Read(directory.Map("calendar.yaml", faults), clock);
        var names = new CommonNames(desk);
        var phrases = new PhraseFile(directory.Map("phrases.yaml", faults), names);
        var formats = new Formats(phrases);
        names.Tell(desk, formats.Hours(calendar.Week), calendar.LastReception);
        var said = new Phrases(phrases, formats);
        phrases.NothingElse();
        var files = directory.Maps("forms", faults).Select(map => (Map: map, Form: HamuraBot.Dialogs.Forms.FormFile.Read(map, said.Form))).ToList();
        RequiredFieldsCheck.Run(files, directory.Shown("forms"), faults);
        return new(calendar, said, FormWords.Read(directory.Map("form-words.yaml", faults), said.Form.Buttons),
            files.Select(file => file.Form).DistinctBy(form => form.Id).ToDictionary(form => form.Id), IntentFile.Read(directory.Map("intents.yaml", faults)),
            directory.Map("glossary.yaml", faults).Only(GlossaryShape).Groups("groups"),
            IntentFile.ReadForeign(directory.List("foreign.yaml", faults)))
        { Desk = desk, Names = names, Wordings = WordingFiles.Read(directory, faults), OwnMatters = OwnMatterWords.Read(directory.Map("own-matters.yaml", faults)) };
    }
}
