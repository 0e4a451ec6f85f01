using HamuraBot.Commands;
using HamuraBot.Content;
using HamuraBot.Dialogs;
using HamuraBot.Dialogs.Forms;
using HamuraBot.Topics;

namespace HamuraBot.Tests.Dialogs;

public sealed class CheckTests : IDisposable
{
    private const string Topic = "dialogs/" + SampleTopic.File;

    private readonly LibraryCopy library = new();

    public void Dispose() => library.Dispose();

    [Fact]
    public void The_desks_own_words_have_no_fault()
    {
        var output = new StringWriter();
        Assert.True(CheckCommand.Run(LibraryCopy.Original, output) == 0, output.ToString());
    }

    [Fact]
    public void The_sample_topic_has_no_fault() => Assert.Empty(library.Write(SampleTopic.File, SampleTopic.Yaml).Faults());

    [Theory]
    [InlineData("name: { ja: 窓辺の灯り助成, en: Window lamp aid }", "name: { ja: 窓辺の灯り助成 }", 3, "'name' has no 'en'")]
    [InlineData("related:", "realted:", 18, "unknown key 'realted'. Write 'related'")]
    [InlineData("id: window-lamps", "id: windowlamps", 1, "is not the file's name")]
    [InlineData("kind: menu", "kind: mneu", 2, "'kind: mneu' is unknown. Write 'menu'")]
    [InlineData("source: tokyo-ritti", "source: tokyo-riti", 7, "not in sources.yaml. Write 'tokyo-ritti'")]
    [InlineData("quote: 'the City gave half of the price of 3 lamps, up to \\200,000 yen, until March 31, 2015; 1.6%'", "quote: ''", 8, "'quote' is empty")]
    [InlineData("validTo: 2015-03-31", "validTo: 31.3.2015", 9, "is not a date. Write it as 2015-03-31")]
    [InlineData("validTo: 2015-03-31", "status: expired", 9, "'expired' is never written")]
    [InlineData("validTo: 2015-03-31\n", "validTo: 2015-03-31\n    validFrom: 2016-01-01\n", 9, "ends before it begins")]
    [InlineData("    said:", "    sayd:", 9, "would be answered in the present tense")]
    [InlineData("助成していましたが、2015年3月31日で終了しました", "2015年3月31日まで助成します", 13, "begins in the present tense")]
    [InlineData("The City used to pay half of the price of 3 lamps", "The City pays half of the price of 3 lamps", 13, "'said' (en)", "; this ended on 31 March 2015", " until 31 March 2015")]
    [InlineData("2015年3月31日で終了しました", "すでに終了しました", 13, "does not name the last day")]
    [InlineData("this ended on 31 March 2015", "this ended on 31 March 2014", 13, "does not name the last day. Name 2015-03-31")]
    [InlineData("灯り3台の代金の半額を、20万円まで", "灯り3台の代金の半額を、30万円まで", 10, "the number 300000 in 'say'")]
    [InlineData("up to ¥200,000.", "up to ¥2,000,000.", 10, "the number 2000000 in 'say'")]
    [InlineData("The City pays half of", "The City pays 60% of", 10, "the number 60 in 'say'")]
    [InlineData("灯り3台の代金の半額を、20万円まで助成します", "灯り3台の代金の半額を、2016年4月1日から助成します", 10, "the date 2016-04-01 in 'say'")]
    [InlineData("[灯りの色]", "[灯り5台の色]", 16, "the number 5 in 'notInSource'")]
    [InlineData("up to ¥200,000.", "up to {limit}.", 10, "unknown placeholder {limit}")]
    [InlineData("opens: [expert-dispatch, human]", "opens: [expert-dipsatch, human]", 17, "opens the unknown 'expert-dipsatch'. Write 'expert-dispatch'")]
    [InlineData("related: [seminars]", "related: [seminar]", 18, "unknown topic 'seminar'. Write 'seminars'")]
    [InlineData("related: [seminars]", "related: [window-lamps]", 18, "related to itself")]
    [InlineData("    - question about a window lamp no.15\n", "", 19, "only 14 different questions in 'en'")]
    [InlineData("no.15", "no.14", 19, "only 14 different questions in 'en'")]
    [InlineData("- 窓辺の灯りについての質問15", "- 専門家派遣", 35, "also asked of 'expert-dispatch'")]
    [InlineData("short: { ja: 窓辺の灯り, ", "short: { ja: 窓辺に置く小さな灯りの購入費の助成, ", 4, "'short' (ja) has 17 characters")]
    [InlineData("short: { ja: 窓辺の灯り, en: Window lamps }", "short: { ja: セミナー, en: Window lamps }", 3, "also names the topic 'seminars'")]
    [InlineData("facts:\n", "facts: none\nfact:\n", 5, "'facts' is not a list")]
    [InlineData("name: { ja", "name: [ ja", 3, "not YAML")]
    public void A_fault_in_a_topic_is_found(string from, string to, int line, string what, string? also = null, string? alsoTo = null)
    {
        var yaml = SampleTopic.Yaml.Replace(from, to, StringComparison.Ordinal);
        Assert.NotEqual(SampleTopic.Yaml, yaml);
        if (also is not null) yaml = yaml.Replace(also, alsoTo, StringComparison.Ordinal);
        var faults = library.Write(SampleTopic.File, yaml).Faults();
        Assert.Contains(faults, fault => fault.ToString().Contains(what, StringComparison.Ordinal) && fault.File == Topic && fault.Line == line);
    }

    [Fact]
    public void An_id_used_twice_is_found_in_both_files()
    {
        var faults = library.Write(SampleTopic.File, SampleTopic.Yaml).Write("topics/zz.yaml", SampleTopic.Yaml).Faults();
        Assert.Contains(faults, fault => fault.File == "dialogs/topics/zz.yaml" && fault.ToString().Contains($"'window-lamps' is used twice. It is also in {Topic}", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("desk.yaml", "phone:", "phon:", "unknown key 'phon'. Write 'phone'")]
    [InlineData("phrases.yaml", "notUnderstood:", "notUnderstod:", "the phrase 'notUnderstood' is missing. Is it 'notUnderstod'?")]
    [InlineData("phrases.yaml", "{limit}文字以内", "{limt}文字以内", "unknown placeholder {limt}. Write 'limit'")]
    [InlineData("phrases.yaml", "thanks:\n", "nobodySaysThis: { ja: あ, en: a }\nthanks:\n", "nothing says the phrase 'nobodySaysThis'")]
    [InlineData("calendar.yaml", "\"17:00\"", "\"25:00\"", "'25:00' is not a time of day")]
    [InlineData("calendar.yaml", "friday:", "fryday:", "unknown key 'fryday'. Write 'friday'")]
    [InlineData("sources.yaml", "updated: 2017-07-26", "updated: 2017-07-26\nanother:\n  title: { ja: あ, en: a }\n  publisher: { ja: あ, en: a }\n  created: 2016-03-04\n  updated: 2017-07-26", "no fact cites the source 'another'")]
    [InlineData("intents.yaml", "thanks:", "thankyou:", "'thanks' is missing")]
    [InlineData("glossary.yaml", "groups:", "group:", "unknown key 'group'. Write 'groups'")]
    [InlineData("form-words.yaml", "skip:", "skp:", "unknown key 'skp'. Write 'skip'")]
    [InlineData("forms/interest-estimate.yaml", "kind: money", "kind: mony", "'kind: mony' is unknown. Write 'money'")]
    [InlineData("forms/interest-estimate.yaml", "id: months\n", "id: funds\n", "the field id 'funds' is used twice")]
    [InlineData("forms/interest-estimate.yaml", "id: months\n", "id: months\n    when: { field: fund, is: working-capital }\n", "'when' names 'fund', which is no field before this one. Write 'funds'")]
    [InlineData("forms/interest-estimate.yaml", "id: months\n", "id: months\n    when: { field: funds, is: working }\n", "'working' is no choice of 'funds'")]
    [InlineData("forms/interest-estimate.yaml", "id: amount\n", "id: loan\n", "the estimate needs the field 'amount'")]
    [InlineData("forms/interest-estimate.yaml", "id: eco,", "id: green,", "these choices of 'programme': ordinary, eco")]
    [InlineData("menu.yaml", "- seminars", "- seminar", "there is no topic 'seminar'. Write 'seminars'")]
    [InlineData("shared.yaml", "topics: [interest-subsidy, eco-interest-subsidy", "topics: [interest-subsidy, eco-subsidy", "there is no topic 'eco-subsidy'")]
    [InlineData("forms/interest-estimate.yaml", "max: 240", "max: 0", "min 1 is above max 0")]
    [InlineData("forms/interest-estimate.yaml", "button:", "summary: ja\nbutton:", "'summary: ja' is neither true nor false")]
    [InlineData("forms/interest-estimate.yaml", "button:", "summary: true\nbutton:", "the field 'amount' has no label for the summary")]
    [InlineData("forms/interest-estimate.yaml", "button:", "purpose: { ja: 連絡, en: To call you }\nbutton:", "the form asks for nothing personal")]
    [InlineData("forms/interest-estimate.yaml", "id: months\n", "id: months\n    personal: true\n", "the field 'months' is personal, and the form does not say what for")]
    [InlineData("forms/interest-estimate.yaml", "id: months\n", "id: confirm\n", "every form asks 'confirm' of its own accord")]
    [InlineData("forms/interest-estimate.yaml", "kind: months\n", "kind: date\n", "the field 'months' is of a kind without bounds")]
    [InlineData("forms/interest-estimate.yaml", "kind: months\n", "kind: choices\n", "the field 'months' has choices and another kind, or no choices")]
    [InlineData("forms/interest-estimate.yaml", "kind: months\n", "kind: consent\n", "'kind: consent' is unknown")]
    [InlineData("forms/company-visit.yaml", "label: { ja: 業種,", "label: { ja: 従業員数,", "two fields are called '従業員数'")]
    [InlineData("form-words.yaml", "ja: [続き, ", "ja: [つぎつぎ, ", "a button says '続き', which is not understood")]
    [InlineData("form-words.yaml", "ja: [いいえ, ", "ja: [いいえ, はい, ", "'はい' means two things")]
    public void A_fault_in_another_file_is_found(string file, string from, string to, string what)
    {
        var faults = library.Change(file, from, to).Faults();
        Assert.Contains(faults, fault => fault.ToString().Contains(what, StringComparison.Ordinal) && fault.File == $"dialogs/{file}" && fault.Line > 0);
    }

    [Theory]
    [InlineData("seminar-registration.yaml", "id: name\n", "id: fullName\n", 21, "the registration for a seminar needs the field 'name'. Is it 'fullName'? Write 'id: name'")]
    [InlineData("seminar-request.yaml", "id: theme\n", "id: subject\n", 12, "the invitation to a seminar needs the field 'theme'. Give the field for it the id 'theme' again")]
    [InlineData("seminar-request.yaml", "id: companyName\n", "id: company\n", 12, "the desk's list of requests needs the field 'companyName'")]
    [InlineData("seminar-registration.yaml", "kind: email\n", "kind: text\n", 38, "the registration for a seminar cannot read 'email' of the kind 'text'. Write 'kind: email'")]
    [InlineData("seminar-registration.yaml", "id: seats\n", "id: seats\n    optional: true\n", 10, "the registration for a seminar needs an answer to 'seats'")]
    [InlineData("seminar-cancellation.yaml", "id: keep,", "id: stay,", 10, "knows just these choices of 'sure': keep, give-up")]
    public void A_form_that_code_could_not_read_is_a_fault_that_says_who_reads_it(string file, string from, string to, int line, string what)
    {
        var faults = library.Change($"forms/{file}", from, to).Faults();
        Assert.Contains(faults, fault => fault.ToString().Contains(what, StringComparison.Ordinal) && fault.File == $"dialogs/forms/{file}" && fault.Line == line);
    }

    public static TheoryData<string> ReadForms =>
        [.. RequiredFieldsCheck.Declared.SelectMany(FormsOf).Distinct().Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(ReadForms))]
    public void No_field_that_code_reads_can_be_renamed(string form)
    {
        var file = $"forms/{form}.yaml";
        var written = File.ReadAllText(Path.Combine(LibraryCopy.Original.Path, file));
        foreach (var needed in RequiredFieldsCheck.Declared.Where(needed => FormsOf(needed).Contains(form)))
        {
            foreach (var field in needed.Fields)
            {
                library.Write(file, written.Replace($"  - id: {field.Id}\n", $"  - id: {field.Id}Renamed\n", StringComparison.Ordinal));
                Assert.Contains(DialogFaults(), fault => fault.File == $"dialogs/{file}" && fault.What == $"{needed.Reader} needs the field '{field.Id}'");
            }
        }
        if (RequiredFieldsCheck.Declared.Any(needed => needed.Forms.Contains(form)))
            Assert.Contains(library.Delete(file).Faults(), fault => fault.File == $"dialogs/{file}" && fault.What.EndsWith("is missing", StringComparison.Ordinal));
    }

    private static IEnumerable<string> FormsOf(RequiredFields needed) =>
        needed.Forms.Count > 0 ? needed.Forms : Libraries.Dialogs().Forms.Values.Where(form => form.IsSupport).Select(form => form.Id);

    private IReadOnlyList<Fault> DialogFaults()
    {
        var faults = new Faults();
        DialogLibrary.Load(library.Directories, TimeProvider.System, faults);
        return faults.All;
    }

    [Fact]
    public void A_missing_form_that_the_code_needs_is_found() =>
        Assert.Contains(library.Delete("forms/interest-estimate.yaml").Faults(), fault => fault.What == "the form of the estimate is missing");

    [Fact]
    public void A_missing_file_is_found() =>
        Assert.Contains(library.Delete("glossary.yaml").Faults(), fault => fault is { File: "dialogs/glossary.yaml", What: "the file is missing" });

    [Fact]
    public void The_check_prints_a_fault_a_line_and_fails()
    {
        var output = new StringWriter();
        Assert.Equal(1, CheckCommand.Run(library.Change("desk.yaml", "phone:", "phon:").Directories, output));
        Assert.Contains("dialogs/desk.yaml:7: unknown key 'phon'. Write 'phone'.", output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_faults_stop_the_start() =>
        Assert.NotEmpty(Assert.Throws<FaultyContentException>(() => DialogLibrary.Load(library.Change("desk.yaml", "phone:", "phon:").Directories, TimeProvider.System)).Faults);

    [Fact]
    public void A_faulty_topic_stops_the_start()
    {
        library.Write(SampleTopic.File, SampleTopic.Yaml.Replace("20万円", "30万円", StringComparison.Ordinal));
        var dialogs = DialogLibrary.Load(library.Directories, TimeProvider.System);
        Assert.Throws<FaultyContentException>(() => TopicLibrary.Load(library.Directories, dialogs));
    }
}
