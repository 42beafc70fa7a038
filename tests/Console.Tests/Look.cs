namespace Console.Tests;

/// <summary>How a person looks at the console.</summary>
public sealed record Look(string Language, int Width, bool Dark = false)
{
    public const string Chinese = "zh-CN", English = "en";
    public static readonly Look Usual = new(Chinese, 1280), InEnglish = new(English, 1280), OnPhone = new(Chinese, 360), OnPhoneInEnglish = new(English, 360), InDark = new(Chinese, 1280, Dark: true);

    public int Height => Width < 500 ? 780 : 900;
    public string Say(string zh, string en) => Language == Chinese ? zh : en;
    public override string ToString() => $"{Language}-{Width}{(Dark ? "-dark" : "")}";

    public static TheoryData<string> Languages => [Chinese, English];
}
