// The bot's registration with Azure Bot Service, and Microsoft Teams as its channel; the server itself may run anywhere that Azure reaches.
// az deployment group create -g GROUP -f azure-bot.bicep -p endpoint=https://bot.example.lg.jp appId=… tenantId=…

@description('The address of the server as Azure reaches it.')
param endpoint string

@description('The id of the app registration (MicrosoftAppId).')
param appId string

@description('The tenant of the app registration (MicrosoftAppTenantId).')
param tenantId string

@description('Its name in Azure.')
param name string = 'hamurabot'

resource bot 'Microsoft.BotService/botServices@2022-09-15' = {
  name: name
  location: 'global'
  kind: 'azurebot'
  sku: {
    name: 'S1'
  }
  properties: {
    displayName: '羽村市 企業活動支援デスク'
    endpoint: '${endpoint}/api/messages'
    msaAppId: appId
    msaAppTenantId: tenantId
    msaAppType: 'SingleTenant'
    disableLocalAuth: true
  }
}

resource teams 'Microsoft.BotService/botServices/channels@2022-09-15' = {
  parent: bot
  name: 'MsTeamsChannel'
  location: 'global'
  properties: {
    channelName: 'MsTeamsChannel'
    properties: {
      isEnabled: true
    }
  }
}
