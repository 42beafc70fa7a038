using OtpNet;

namespace Console.Tests.Foundation;

public sealed class SignInStory(ConsoleFixture console) : IClassFixture<ConsoleFixture>
{
    [Theory, MemberData(nameof(Look.Languages), MemberType = typeof(Look))]
    public Task A_wrong_password_is_told_and_the_right_one_leads_to_the_page_that_was_asked_for(string language) => console.As(null, new(language, 1280), async v =>
    {
        await v.Page.GotoAsync("/activities?status=APPROVED");
        await Expect(v.Page.GetByText(v.Say("涉密不上网", "Nothing classified may be entered here"))).ToBeVisibleAsync();
        await v.AssertAccessible();
        await v.Keep("sign-in");

        v.Forgive("401");
        await v.Field("用户名", "User name").FillAsync("branch");
        await v.Field("密码", "Password").FillAsync("not the password");
        await v.Button("登录", "Sign in").ClickAsync();
        await Expect(v.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync(v.Say("用户名或密码不正确", "The name or the password is wrong"));
        await v.AssertAccessible();

        await v.Field("密码", "Password").FillAsync(ConsoleFixture.Password);
        await v.Page.Keyboard.PressAsync("Enter");
        await Expect(v.Title).ToHaveTextAsync(v.Say("活动审批", "Activities"));
        Assert.EndsWith("/activities?status=APPROVED", v.Page.Url, StringComparison.Ordinal);
    });

    [Fact]
    public Task Signing_out_leaves_nothing_to_go_back_to() => console.As("branch", Look.Usual, async v =>
    {
        await v.Open("/activities");
        await v.Page.GetByRole(AriaRole.Button, new() { Name = "账号" }).ClickAsync();
        await v.Page.GetByRole(AriaRole.Menuitem, new() { Name = "退出登录" }).ClickAsync();
        await Expect(v.Button("登录", "Sign in")).ToBeVisibleAsync();
        await v.Page.GoBackAsync();
        await Expect(v.Button("登录", "Sign in")).ToBeVisibleAsync();
        await Expect(v.Page.GetByRole(AriaRole.Table)).ToHaveCountAsync(0);
    });

    [Fact]
    public Task Both_fields_must_be_given_and_nothing_is_sent_without_them() => console.As(null, Look.OnPhone, async v =>
    {
        await v.Page.GotoAsync("/");
        var sent = false;
        v.Page.Request += (_, request) => sent |= request.Url.EndsWith("/auth/sign-in", StringComparison.Ordinal);
        await v.Button("登录", "Sign in").ClickAsync();
        await Expect(v.Field("用户名", "User name")).ToHaveAttributeAsync("aria-invalid", "true");
        await Expect(v.Field("密码", "Password")).ToHaveAttributeAsync("aria-invalid", "true");
        Assert.False(sent);
        await v.AssertFits();
        await v.AssertAccessible();
    });

    [Fact]
    public async Task A_password_that_is_good_for_one_sign_in_is_changed_on_the_way_in()
    {
        var (password, _) = await console.Accounts(k => k.ResetPasswordAsync("leader", "association", "test", default));
        await console.As(null, Look.InEnglish, async v =>
        {
            await v.Page.GotoAsync("/");
            v.Forgive("the server responded with a status of 40");
            await Enter(v, "leader", password!);
            await Expect(v.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("choose a new one");
            await v.AssertAccessible();
            await v.Field("", "New password").FillAsync("leader-of-the-house");
            await v.Field("", "The new password again").FillAsync("leader-of-the-horse");
            await v.Button("", "Sign in").ClickAsync();
            await Expect(v.Page.GetByText("The two are not the same.")).ToBeVisibleAsync();
            await v.Field("", "The new password again").FillAsync("leader-of-the-house");
            await v.Button("", "Sign in").ClickAsync();
            // The host has rules of its own, and its word is shown.
            await Expect(v.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("must not hold the user name");
            await v.Field("", "New password").FillAsync("quiet-river-stones-4");
            await v.Field("", "The new password again").FillAsync("quiet-river-stones-4");
            await v.Button("", "Sign in").ClickAsync();
            await Expect(v.Title).ToHaveTextAsync("Home");
        });
    }

    [Fact]
    public async Task Who_has_a_second_factor_is_asked_for_its_code_and_a_wrong_one_is_told()
    {
        var (secret, _) = await console.Accounts(k => k.EnrolAsync("custodian", default));
        var app = new Totp(Base32Encoding.ToBytes(secret));
        var (codes, _) = await console.Accounts(k => k.ConfirmAsync("custodian", app.ComputeTotp(), default));
        await console.As(null, Look.OnPhone, async v =>
        {
            await v.Page.GotoAsync("/");
            v.Forgive("401");
            await Enter(v, "custodian", ConsoleFixture.Password);
            await Expect(v.Field("验证码", "Code")).ToBeFocusedAsync();
            await v.AssertAccessible();
            await v.AssertFits();
            await v.Keep("sign-in-code");
            await v.Field("验证码", "Code").FillAsync("000000");
            await v.Button("登录", "Sign in").ClickAsync();
            await Expect(v.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("验证码不正确或已使用");
            await Expect(v.Field("验证码", "Code")).ToHaveValueAsync("");
            await v.Field("验证码", "Code").FillAsync(codes![0]);
            await v.Button("登录", "Sign in").ClickAsync();
            await Expect(v.Title).ToHaveTextAsync("首页");
        });
    }

    private static async Task Enter(Visitor v, string user, string password)
    {
        await v.Field("用户名", "User name").FillAsync(user);
        await v.Field("密码", "Password").FillAsync(password);
        await v.Button("登录", "Sign in").ClickAsync();
    }
}
