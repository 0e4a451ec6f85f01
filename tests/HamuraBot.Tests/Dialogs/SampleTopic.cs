namespace HamuraBot.Tests.Dialogs;

/// <summary>A topic without faults, for tests that put one in.</summary>
internal static class SampleTopic
{
    public const string File = "topics/window-lamps.yaml";

    public static readonly string Yaml = """
        id: window-lamps
        kind: menu
        name: { ja: 窓辺の灯り助成, en: Window lamp aid }
        short: { ja: 窓辺の灯り, en: Window lamps }
        facts:
          - id: lamps
            source: tokyo-ritti
            quote: 'the City gave half of the price of 3 lamps, up to \200,000 yen, until March 31, 2015; 1.6%'
            validTo: 2015-03-31
            say:
              ja: 灯り3台の代金の半額を、20万円まで助成します。
              en: The City pays half of the price of 3 lamps, up to ¥200,000.
            said:
              ja: 灯り3台の代金の半額を20万円まで助成していましたが、2015年3月31日で終了しました。
              en: The City used to pay half of the price of 3 lamps, up to ¥200,000; this ended on 31 March 2015.
        notInSource: { ja: [灯りの色], en: [the colour of the lamps] }
        opens: [expert-dispatch, human]
        related: [seminars]
        questions:

        """ + Questions("ja", "窓辺の灯りについての質問") + Questions("en", "question about a window lamp no.");

    private static string Questions(string language, string stem) =>
        $"  {language}:\n" + string.Concat(Enumerable.Range(1, 15).Select(i => $"    - {stem}{i}\n"));
}
