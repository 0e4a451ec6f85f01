# file: src/HamuraBot/Handoffs/Desk/LinkedText.razor
# test: FullyQualifiedName~HostileWordsTests
s/<text>@part\.Text<\/text>/<text>@((MarkupString)part.Text)<\/text>/
